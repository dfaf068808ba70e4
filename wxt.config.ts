import { createRequire } from 'node:module';
import preact from '@preact/preset-vite';
import { defineConfig } from 'wxt';
import { manifest } from './utils/platform/manifest';

const POLYFILL = '@wxt-dev/webextension-polyfill/browser';
const DECODER = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm');
const NATIVE = createRequire(import.meta.url).resolve('wxt/browser');

/** Pages and the card use the browser's own API: the polyfill costs them 3.4 kB and changes nothing there. */
const withoutPolyfill = {
  name: 'assay:without-polyfill',
  enforce: 'pre',
  resolveId: (id: string) => (id === POLYFILL ? NATIVE : undefined),
} as const;

/** Lazy chunks here bring no style sheet and nothing to preload: Vite's 3 kB of loading for that can go. */
const withoutPreload = {
  name: 'assay:without-preload',
  enforce: 'pre',
  load: (id: string) =>
    id.includes('vite/preload-helper') ? 'export const __vitePreload = (load) => load();' : null,
} as const;

/** Where the decoder's library would fetch its file if nobody gave it one: not at all. */
const withoutNetOfDecoder = {
  name: 'assay:without-net-of-decoder',
  enforce: 'pre',
  transform: (code: string, id: string) =>
    id.includes('zxing-wasm') ? code.replaceAll(/`https:\/\/[^`]*`/g, "''") : null,
} as const;

/**
 * What the popup needs before its first verdict is one script: cut up by which other page shares which part, it
 * would be 1.5 kB larger. The other pages take it whole; most of it they need as well.
 */
const popupInOne = {
  name: 'assay:popup-in-one',
  config: () => ({ build: { rollupOptions: { output: { codeSplitting: { groups: [POPUP] } } } } }),
} as const;
const POPUP = {
  name: 'popup-core',
  test: /components\/popup\/Popup\.tsx$/,
  includeDependenciesRecursively: true,
};

export default defineConfig({
  manifestVersion: 3,
  // Nothing appears in scope from nowhere: every name is imported where it is used.
  imports: false,
  modules: ['@wxt-dev/webextension-polyfill'],
  manifest: ({ browser }) => manifest(browser),
  zip: {
    // What Mozilla's reviewers build from, and no more: `npm run zip:verify` proves that it is enough.
    includeSources: [
      ...['entrypoints/**', 'components/**', 'utils/**', 'public/**'],
      ...['package.json', 'package-lock.json', '.npmrc', 'tsconfig.json', 'wxt.config.ts'],
      ...['README.md', 'LICENSE', 'SOURCE_CODE_REVIEW.md', 'docs/INTERNALS.md'],
    ],
  },
  hooks: {
    // The decoder of QR codes: its own file, because only whoever asks for it should load it.
    'build:publicAssets': (_, files) => {
      files.push({ absoluteSrc: DECODER, relativeDest: 'zxing_reader.wasm' });
    },
    'vite:build:extendConfig': (entrypoints, vite) => {
      if (entrypoints.every(({ type }) => type !== 'background')) vite.plugins?.push(withoutPolyfill);
      if (entrypoints.some(({ type }) => type === 'popup')) vite.plugins?.push(popupInOne);
    },
  },
  vite: () => ({
    plugins: [preact(), withoutPreload, withoutNetOfDecoder],
    build: { target: ['chrome140', 'firefox140'], modulePreload: false },
  }),
});
