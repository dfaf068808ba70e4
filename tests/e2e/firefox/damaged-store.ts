import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CLEAN_URL, MALICIOUS_URL } from '../../simulator/world/named';
import { asked } from '../support/requests';
import { setUp, startFirefox } from './firefox';
import type { Scenario } from './scenarios';

/** Firefox keeps the area of an extension in a database below a folder of this name (faults.md §4.32). */
const AREA = /moz-extension.*userContextId=4294967295.*\.sqlite$/;

/** Writes nonsense over the area's files, as a broken disk would. */
function damageArea(profile: string): void {
  const files = readdirSync(join(profile, 'storage'), { recursive: true, encoding: 'utf8' });
  const ours = files.filter((name) => AREA.test(name));
  assert.ok(ours.length > 0, 'there is an area to damage');
  for (const name of ours) {
    writeFileSync(join(profile, 'storage', name), Buffer.alloc(100_000, 'nonsense '));
    for (const beside of ['-wal', '-shm'])
      rmSync(join(profile, 'storage', `${name}${beside}`), { force: true });
  }
}

export const DAMAGED_STORE: readonly Scenario[] = [
  {
    name: 'a damaged store of settings: nothing leaves, nothing is written over, and saving them ends it',
    async run({ simulator }) {
      const profile = mkdtempSync(join(tmpdir(), 'assay-damaged-'));
      const first = await startFirefox({ simulator, profile });
      try {
        await setUp(first);
        const popup = await first.open('popup.html');
        await popup.check(MALICIOUS_URL);
        await popup.shows('data-verdict', 'malicious');
      } finally {
        await first.close();
      }
      damageArea(profile);

      const second = await startFirefox({ simulator, profile });
      try {
        const popup = await second.open('popup.html');
        // A page behind another is not drawn, and cannot be pressed.
        await popup.page.bringToFront();
        await popup.check(CLEAN_URL);
        await popup.shows('data-failure', 'internal');
        assert.equal(asked(simulator).length, 1);
        const settings = await second.open('options.html');
        await settings.fill('#gateway-address', `http://127.0.0.1:${simulator.httpPort}`);
        // By key: a page that is still filling in may move its button away from under a pointer.
        await settings.page.keyboard.press('Enter');
        await settings.says('#gateway', 'Saved');
        await settings.page.close();
        await popup.page.bringToFront();
        // The key is in the other store, and the report as well.
        await popup.check(MALICIOUS_URL);
        await popup.shows('data-verdict', 'malicious');
        assert.equal(asked(simulator).length, 1);
        await popup.check(CLEAN_URL);
        await popup.shows('data-verdict', 'nothing-found');
        assert.equal(asked(simulator).length, 2);
      } finally {
        await second.close();
        rmSync(profile, { recursive: true, force: true });
      }
    },
  },
];
