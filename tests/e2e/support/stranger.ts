import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The script of the other extension's worker, by which it is told from Assay's. */
export const STRANGER_SCRIPT = 'stranger.js';

/** Another extension, with nothing but the power to talk. Returns its folder. */
export function strangerBuild(): string {
  const folder = mkdtempSync(join(tmpdir(), 'assay-stranger-'));
  const manifest = {
    ...{ manifest_version: 3, name: 'Stranger', version: '1.0' },
    background: { service_worker: STRANGER_SCRIPT },
  };
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify(manifest));
  writeFileSync(join(folder, STRANGER_SCRIPT), '');
  return folder;
}
