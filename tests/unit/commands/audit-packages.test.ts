import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, it } from 'vitest';
import { auditPackages } from '../../commands/audit-packages';

const root = fileURLToPath(new URL('../../..', import.meta.url));
/** npm keeps what it was told, also of holes: each has a number of its own, and the folder is the test's. */
const hole = (severity: string, id: number) =>
  JSON.stringify({ idb: [{ id, url: 'https://a.example', title: 'x', severity, vulnerable_versions: '*' }] });
const cache = mkdtempSync(join(tmpdir(), 'assay-audit-'));
afterAll(() => rmSync(cache, { recursive: true, force: true }));

it.each([
  ['knows of none', 200, '{}', []],
  [
    'knows of one that counts in what is shipped',
    200,
    hole('moderate', 1),
    ['idb: moderate, in what is shipped'],
  ],
  ['answers no audits', 405, '', null],
])('a registry that %s', async (_, status, body, audit) => {
  const server = createServer(({ url = '' }, response) => {
    const name = decodeURIComponent(url.slice(1));
    const versions = { '8.0.4': { name, version: '8.0.4' } };
    const isAudit = url.endsWith('/advisories/bulk');
    response.writeHead(isAudit ? status : 200, { 'content-type': 'application/json' });
    response.end(isAudit ? body : JSON.stringify({ name, versions, 'dist-tags': { latest: '8.0.4' } }));
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const registry = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const fresh = { npm_config_registry: registry, npm_config_cache: cache, npm_config_fetch_retries: '0' };
  expect(await auditPackages(root, { ...process.env, ...fresh })).toEqual(audit);
  server.closeAllConnections();
  server.close();
});

it('where there is no npm', async () => {
  expect(await auditPackages(root, { PATH: '/nowhere' })).toBeNull();
});
