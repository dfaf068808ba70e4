import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BUILD } from './chromium';

/**
 * The production build with permissions that a user would have to give, hosts and others: for measurements, which
 * have no hand and no screen. That the browser's question is asked is a test's business. Returns its folder.
 */
export function allowedBuild(pattern: string, more: readonly string[] = []): string {
  const folder = mkdtempSync(join(tmpdir(), 'assay-build-'));
  cpSync(BUILD, folder, { recursive: true });
  const file = join(folder, 'manifest.json');
  const manifest = JSON.parse(readFileSync(file, 'utf8')) as {
    permissions: string[];
    host_permissions: string[];
  };
  const permissions = [...manifest.permissions, ...more];
  const host_permissions = [...manifest.host_permissions, pattern];
  writeFileSync(file, JSON.stringify({ ...manifest, permissions, host_permissions }));
  return folder;
}
