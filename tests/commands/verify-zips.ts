import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { endChildren, runChild } from './child';
import { onInterrupt } from './on-interrupt';
import { unzip } from './unzip';
import { versionOf, ZIP_COMMANDS, type Zip, zipsOf } from './zips';

/*
 * tsx tests/commands/verify-zips.ts [--install]
 * Builds the packages once more, from the sources package alone and in another folder, and compares every byte.
 * Its packages are ours, or with --install what `npm ci` brings.
 */
const root = fileURLToPath(new URL('../..', import.meta.url));
const elsewhere = mkdtempSync(join(tmpdir(), 'assay sources '));
const clean = (): void => rmSync(elsewhere, { recursive: true, force: true });
onInterrupt(() => {
  endChildren();
  clean();
});

async function run(command: readonly string[]): Promise<void> {
  const { code, output } = await runChild(command, { cwd: elsewhere });
  if (code !== 0) throw new Error(`${command.join(' ')} failed:\n${output}`);
}

async function buildAgain(sources: string, version: string): Promise<readonly Zip[]> {
  unzip(sources, elsewhere);
  if (process.argv.includes('--install')) await run(['npm', 'ci', '--no-audit', '--no-fund']);
  else symlinkSync(join(root, 'node_modules'), join(elsewhere, 'node_modules'), 'junction');
  for (const command of ZIP_COMMANDS) await run(command);
  return zipsOf(elsewhere, version);
}

let different = 0;
try {
  const version = versionOf(root);
  const ours = zipsOf(root, version);
  const again = await buildAgain(ours.find(({ kind }) => kind === 'sources')?.file ?? '', version);
  for (const { kind, sha256 } of ours) {
    const same = again.find((one) => one.kind === kind)?.sha256 === sha256;
    if (!same) different += 1;
    console.log(`${same ? 'same     ' : 'DIFFERENT'}  ${sha256}  assay-${version}-${kind}.zip`);
  }
} finally {
  clean();
}
process.exit(different === 0 ? 0 : 1);
