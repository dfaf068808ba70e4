import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The files that globs like `utils/domain/list*.ts` name, without those after a `!`. */
export function sources(globs: readonly string[]): string[] {
  const found = new Set<string>();
  for (const glob of globs) {
    const taken = glob.startsWith('!');
    for (const file of filesOf(taken ? glob.slice(1) : glob)) {
      if (taken) found.delete(file);
      else found.add(file);
    }
  }
  return [...found].sort();
}

function filesOf(glob: string): string[] {
  const pattern = glob.replaceAll('.', '\\.').replaceAll('*', '[^/]*');
  const folder = dirname(glob);
  return readdirSync(folder)
    .map((name) => join(folder, name))
    .filter((file) => new RegExp(`^${pattern}$`).test(file));
}
