import { fileURLToPath } from 'node:url';
import preact from '@preact/preset-vite';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('..', import.meta.url));

// With one thread the pool works in order, which is how tests know that it is done (`support/fake-clock.ts`).
process.env.UV_THREADPOOL_SIZE = '1';

/** What every run of Vitest over our sources has in common. */
export const base = defineConfig({
  root,
  plugins: [preact()],
  resolve: { alias: { '@': root.replace(/\/$/, '') } },
  test: {
    // A limit for hangs, not a measure: two busy cores may take seconds for what takes milliseconds.
    testTimeout: 60_000,
    unstubGlobals: true,
    restoreMocks: true,
  },
});
