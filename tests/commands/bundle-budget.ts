import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { staticScripts } from './script-graph';

/**
 * Measures the scripts of the Chromium build, gzip-compressed, against `tests/bundle-budget.json` (DESIGN §9:
 * 20 kB to the popup's first verdict). A page counts with every script that it loads before it can draw;
 * lazy chunks are not among them.
 */
interface Budget {
  readonly name: string;
  /** A page or a script of the build. */
  readonly file: string;
  /** Bytes after gzip; null where a size is only told. */
  readonly most: number | null;
}

const root = fileURLToPath(new URL('../..', import.meta.url));
const build = join(root, '.output/chrome-mv3');

function measure(file: string): number {
  const scripts = file.endsWith('.html') ? staticScripts(build, file) : [file];
  return scripts
    .map((script) => gzipSync(readFileSync(join(build, script)), { level: 9 }).length)
    .reduce((sum, bytes) => sum + bytes, 0);
}

function line({ name, file, most }: Budget): { text: string; over: boolean } {
  if (!existsSync(join(build, file))) return { text: `     ${name}: ${file} is not built`, over: true };
  const bytes = measure(file);
  const over = most !== null && bytes > most;
  const limit = most === null ? '' : ` of ${(most / 1000).toFixed(1)} kB`;
  return {
    text: `     ${name}: ${(bytes / 1000).toFixed(1)} kB${limit}${over ? '  over budget' : ''}`,
    over,
  };
}

const budgets: Budget[] = JSON.parse(readFileSync(join(root, 'tests/bundle-budget.json'), 'utf8'));
const lines = budgets.map(line);
for (const { text } of lines) console.log(text);
process.exit(lines.some(({ over }) => over) ? 1 : 0);
