import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runChild } from './child';

/*
 * tsx tests/commands/lint-package.ts
 * Mozilla's linter, which is what `web-ext lint` runs, on the Firefox build. No error is allowed, and no warning
 * that docs/store/lint.md does not explain, nor an explanation that nothing needs any more.
 */
interface Finding {
  readonly code: string;
  readonly message: string;
  readonly file?: string;
}

interface Report {
  readonly errors: readonly Finding[];
  readonly warnings: readonly Finding[];
  readonly notices: readonly Finding[];
}

const root = fileURLToPath(new URL('../..', import.meta.url));
const linter = [process.execPath, join(root, 'node_modules/addons-linter/bin/addons-linter')];
const { output } = await runChild([...linter, join(root, '.output/firefox-mv3'), '--output=json']);
const { errors, warnings, notices }: Report = JSON.parse(output.slice(output.indexOf('{')));
const explained = [...readFileSync(join(root, 'docs/store/lint.md'), 'utf8').matchAll(/^## `(\w+)`$/gm)].map(
  ([, code = '']) => code,
);

const found = [...warnings, ...notices];
const wrong = [
  ...errors.map((one) => `error ${one.code}: ${one.message} (${one.file ?? 'manifest.json'})`),
  ...found
    .filter(({ code }) => !explained.includes(code))
    .map((one) => `not explained, ${one.code}: ${one.message} (${one.file ?? 'manifest.json'})`),
  ...explained
    .filter((code) => !found.some((one) => one.code === code))
    .map((code) => `explained, but not found any more: ${code}`),
];
console.log(`${errors.length} errors; warnings: ${found.map(({ code }) => code).join(', ') || 'none'}`);
for (const line of wrong) console.error(line);
process.exit(wrong.length === 0 ? 0 : 1);
