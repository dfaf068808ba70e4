import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { chromium } from '@playwright/test';
import { build } from 'vite';
import { findProgram } from '../commands/find-program';
import type { HashWay, HashWayName } from './hash-worker';
import { watchMemory } from './process-memory';

const WORKER = fileURLToPath(new URL('./hash-worker.ts', import.meta.url));

const MANIFEST = {
  manifest_version: 3,
  name: 'SHA-256 in a worker',
  version: '1',
  background: { service_worker: 'worker.js' },
  host_permissions: ['file:///*'],
  content_security_policy: {
    extension_pages: "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src file:",
  },
};

export interface Measured {
  readonly ms: number;
  /** How much more memory the worker's process held meanwhile, in bytes; null where the system does not tell. */
  readonly grown: number | null;
}

/** A service worker in Chromium that can hash files in every way that is compared. */
export interface HashBrowser {
  measure(way: HashWayName, file: string, size: number, piece?: number): Promise<Measured>;
  close(): Promise<void>;
}

/** `folder` is a temporary one, for the extension. */
export async function openHashBrowser(folder: string): Promise<HashBrowser> {
  await build({
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    resolve: { alias: { '@': fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '') } },
    build: {
      lib: { entry: WORKER, formats: ['iife'], name: 'worker', fileName: () => 'worker.js' },
      outDir: folder,
      emptyOutDir: false,
    },
  });
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify(MANIFEST));
  const program = findProgram(['chromium', 'chromium-browser']);
  const context = await chromium.launchPersistentContext('', {
    ...(program !== undefined && { executablePath: program }),
    args: [
      `--disable-extensions-except=${folder}`,
      `--load-extension=${folder}`,
      '--disable-gpu',
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ],
    ignoreDefaultArgs: ['--disable-extensions'],
  });
  const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'));
  return {
    async measure(way, file, size, piece = 0) {
      const memory = await watchMemory(context);
      const ms = await worker.evaluate(
        ([name, ...given]) => {
          const { WAYS } = globalThis as typeof globalThis & { WAYS: Record<HashWayName, HashWay> };
          return WAYS[name](...given);
        },
        [way, pathToFileURL(file).href, size, piece] as const,
      );
      return { ms, grown: memory.grown() };
    },
    close: () => context.close(),
  };
}
