import { fileURLToPath } from 'node:url';
import { build, preview } from 'vite';

const CONFIG = fileURLToPath(new URL('../components/gallery/vite.config.ts', import.meta.url));
const OUT = fileURLToPath(new URL('../../.artifacts/gallery-site', import.meta.url));
const PAGE = fileURLToPath(new URL('../components/gallery/index.html', import.meta.url));

/** The gallery, built once and served; `address` is its page's, without the query that names a surface. */
export interface GallerySite {
  readonly address: string;
  stop(): Promise<void>;
}

/** Builds the surfaces with the stub in the browser's place, and serves them on a port of their own. */
export async function startGallerySite(): Promise<GallerySite> {
  await build({
    configFile: CONFIG,
    logLevel: 'error',
    build: { outDir: OUT, emptyOutDir: true, rollupOptions: { input: PAGE }, target: 'esnext' },
  });
  const server = await preview({
    configFile: CONFIG,
    logLevel: 'error',
    build: { outDir: OUT },
    preview: { port: 0, host: '127.0.0.1', headers: { 'Cache-Control': 'max-age=3600' } },
  });
  const [origin = ''] = server.resolvedUrls?.local ?? [];
  return {
    address: new URL('tests/components/gallery/index.html', origin).href,
    stop: () => server.close(),
  };
}
