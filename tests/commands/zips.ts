import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const OUTPUT = '.output';

/** What `npm run zip` leaves: one package a store, and the sources for Mozilla's reviewers. */
export interface Zip {
  readonly kind: 'chrome' | 'firefox' | 'sources';
  readonly file: string;
  readonly sha256: string;
}

/** The packages of `version` in the build folder of `root`; throws when one is missing. */
export function zipsOf(root: string, version: string): readonly Zip[] {
  const there = new Set(readdirSync(join(root, OUTPUT)));
  return (['chrome', 'firefox', 'sources'] as const).map((kind) => {
    const name = `assay-${version}-${kind}.zip`;
    if (!there.has(name)) throw new Error(`${name} is missing: npm run zip makes it`);
    const file = join(root, OUTPUT, name);
    return { kind, file, sha256: createHash('sha256').update(readFileSync(file)).digest('hex') };
  });
}

/** The version in `package.json`, which is the manifest's. */
export function versionOf(root: string): string {
  return JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).version;
}

/** The commands that make them, for a process that runs in `root`. */
export const ZIP_COMMANDS: readonly (readonly string[])[] = [
  [process.execPath, 'node_modules/wxt/bin/wxt.mjs', 'zip'],
  [process.execPath, 'node_modules/wxt/bin/wxt.mjs', 'zip', '-b', 'firefox', '--mv3'],
];
