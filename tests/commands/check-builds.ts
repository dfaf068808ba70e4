import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BuiltFile, buildComplaints } from './build-complaints';

/*
 * tsx tests/commands/check-builds.ts
 * What is in both packages: their manifests, every key of them, as `tests/manifests/` has them, and nothing that runs
 * text, comes from elsewhere or is not accounted for.
 */
const root = fileURLToPath(new URL('../..', import.meta.url));

const wrong = ['chrome', 'firefox'].flatMap((browser) => {
  const folder = join(root, `.output/${browser}-mv3`);
  const files: BuiltFile[] = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .map((file) => ({
      path: file.slice(folder.length + 1).replaceAll('\\', '/'),
      bytes: readFileSync(file),
    }));
  const { version: _, ...manifest } = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'));
  const wanted = JSON.parse(readFileSync(join(root, `tests/manifests/${browser}.json`), 'utf8'));
  const same = JSON.stringify(manifest) === JSON.stringify(wanted);
  const decoder = readFileSync(join(root, 'node_modules/zxing-wasm/dist/reader/zxing_reader.wasm'));
  const shipped = files.find(({ path }) => path === 'zxing_reader.wasm')?.bytes;
  return [
    ...buildComplaints(files),
    ...(same ? [] : [`manifest.json is not tests/manifests/${browser}.json: ${JSON.stringify(manifest)}`]),
    ...(shipped?.equals(decoder) ? [] : ['zxing_reader.wasm is not the file of its package']),
  ].map((line) => `${browser}: ${line}`);
});
for (const line of wrong) console.error(line);
process.exit(wrong.length === 0 ? 0 : 1);
