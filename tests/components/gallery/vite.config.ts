import { fileURLToPath } from 'node:url';
import preact from '@preact/preset-vite';
import { defineConfig } from 'vite';

const root = fileURLToPath(new URL('../../..', import.meta.url)).replace(/\/$/, '');

/** Serves the gallery: the surfaces in a plain page, with the browser replaced by a stub. */
export default defineConfig({
  root,
  plugins: [preact()],
  publicDir: false,
  resolve: { alias: { '@': root, 'wxt/browser': `${root}/tests/components/gallery/stub-browser.ts` } },
});
