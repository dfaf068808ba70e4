import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ADD_ON = 'assay@assay.example';

/** A home folder in which Firefox finds what an administrator has set (its "native manifest" for storage). */
export function createHome() {
  const folder = mkdtempSync(join(tmpdir(), 'assay-home-'));
  const storage = join(folder, '.mozilla', 'managed-storage');
  mkdirSync(storage, { recursive: true });
  const file = join(storage, `${ADD_ON}.json`);
  return {
    folder,
    setPolicy(policy: object | null, port: number): void {
      rmSync(file, { force: true });
      if (policy === null) return;
      const manifest = { name: ADD_ON, description: 'set by a test', type: 'storage', data: policy };
      writeFileSync(file, JSON.stringify(manifest).replaceAll('$PORT', String(port)));
    },
    remove: (): void => rmSync(folder, { recursive: true, force: true }),
  };
}
