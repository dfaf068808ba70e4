import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { staticScripts } from './script-graph';

/** One line of `tests/bundle-budget.json`. */
interface Budget {
  readonly name: string;
  /** A page or a script of the build; a page counts with every script that it loads before it can draw. */
  readonly file: string;
  /** Bytes after gzip; null where a size is only told. */
  readonly most: number | null;
}

/** `bytes` is NaN when the file is not built. */
export interface Measured extends Budget {
  readonly bytes: number;
}

const root = fileURLToPath(new URL('../..', import.meta.url));
const build = join(root, '.output/chrome-mv3');

/** The scripts of the Chromium build, gzip-compressed (DESIGN §9); lazy chunks are not among them. */
export function measureBundles(): readonly Measured[] {
  const budgets: Budget[] = JSON.parse(readFileSync(join(root, 'tests/bundle-budget.json'), 'utf8'));
  return budgets.map((budget) => ({ ...budget, bytes: measure(budget.file) }));
}

function measure(file: string): number {
  if (!existsSync(join(build, file))) return Number.NaN;
  const scripts = file.endsWith('.html') ? staticScripts(build, file) : [file];
  return scripts
    .map((script) => gzipSync(readFileSync(join(build, script)), { level: 9 }).length)
    .reduce((sum, bytes) => sum + bytes, 0);
}
