import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BUILD } from './chromium';

/**
 * The production build with a permission that a user would have to give: for measurements, which have no hand and no
 * screen. That the browser's question is asked is a test's business. Returns its folder.
 */
export function allowedBuild(pattern: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'assay-build-'));
  cpSync(BUILD, folder, { recursive: true });
  const file = join(folder, 'manifest.json');
  const manifest = JSON.parse(readFileSync(file, 'utf8')) as { host_permissions: string[] };
  writeFileSync(
    file,
    JSON.stringify({ ...manifest, host_permissions: [...manifest.host_permissions, pattern] }),
  );
  return folder;
}
