import preact from '@preact/preset-vite';
import { defineConfig } from 'wxt';
import { manifest } from './utils/platform/manifest';

export default defineConfig({
  manifestVersion: 3,
  // Nothing appears in scope from nowhere: every name is imported where it is used.
  imports: false,
  modules: ['@wxt-dev/webextension-polyfill'],
  manifest: ({ browser }) => manifest(browser),
  vite: () => ({
    plugins: [preact()],
    build: { target: ['chrome140', 'firefox140'], modulePreload: false },
  }),
});
