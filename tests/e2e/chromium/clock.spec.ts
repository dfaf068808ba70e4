import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DAY } from '../../../utils/domain/duration';
import { DEMO_KEY } from '../../simulator/keys';
import { startSimulator } from '../../simulator/simulator';
import { launchChromium } from '../support/chromium';
import { asked, misbehaviour, mostInOneMinute } from '../support/requests';
import { setClock, shiftedBuild } from '../support/shifted-build';
import { welcomeOfFirstRun } from './first-run';
import { expect } from './fixtures';
import { links } from './list-messages';
import { test } from './own-display';
import { answerOf, send } from './rpc';

/** What people do to a clock: a year ahead by a slip of the hand, put right, and then too far. */
const SHIFTS = [366 * DAY, 0, -2 * DAY];

test('a clock that is set a year ahead and back: what was spent stays spent, and it goes on within minutes', async () => {
  const simulator = await startSimulator();
  const folder = mkdtempSync(join(tmpdir(), 'assay-clock-'));
  const build = join(folder, 'build');
  shiftedBuild(build);
  const profile = join(folder, 'profile');
  const context = await launchChromium({ profile, build, virusTotalPort: simulator.httpsPort });
  const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'));
  const url = (path: string): string => new URL(path, worker.url()).href;
  await welcomeOfFirstRun(context, url('welcome.html'), DEMO_KEY);
  const page = await context.newPage();
  await page.goto(url('options.html'));
  const check = async (value: string): Promise<string> => {
    const order = { indicator: { kind: 'url', value }, origin: 'popup', secrets: 'keep' } as const;
    return answerOf(await send(page, 'startCheck', order)).id;
  };
  const [first = '', second = '', third = '', fourth = '', ...more] = links(4 + SHIFTS.length);
  const count = () => asked(simulator).length;
  const ids = await Promise.all([first, second, third, fourth].map(check));
  await expect.poll(count).toBe(4);

  // Each finds the minute used up, whatever the clock says.
  for (const [at, shift] of SHIFTS.entries()) {
    await setClock(worker, shift);
    ids.push(await check(more[at] ?? ''));
  }
  await expect.poll(count).toBe(4 + SHIFTS.length);
  for (const id of ids)
    await expect
      .poll(async () => answerOf(await send(page, 'getCheck', { id }))?.state.phase, id)
      .toBe('unknown');
  const log = simulator.control.log();
  expect(log.filter(({ status }) => status === 429)).toEqual([]);
  expect(mostInOneMinute(log)).toBeLessThanOrEqual(4);
  expect(misbehaviour(log)).toEqual([]);
  // The clock is two days behind by now, and the day is VirusTotal's all the same.
  expect(answerOf(await send(page, 'quota', null)).dayUsed).toBe(4 + SHIFTS.length);

  await context.close();
  await simulator.stop();
  rmSync(folder, { recursive: true, force: true });
});
