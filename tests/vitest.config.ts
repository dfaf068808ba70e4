import { fileURLToPath } from 'node:url';
import preact from '@preact/preset-vite';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('..', import.meta.url));

export default defineConfig({
  root,
  plugins: [preact()],
  resolve: { alias: { '@': root.replace(/\/$/, '') } },
  test: {
    include: ['tests/unit/**/*.test.ts', 'tests/components/**/*.test.tsx', 'tests/architecture.test.ts'],
    // A limit for hangs, not a measure: two busy cores may take seconds for what takes milliseconds.
    testTimeout: 20_000,
    unstubGlobals: true,
    restoreMocks: true,
  },
});
