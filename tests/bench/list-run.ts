import { HOUR, MINUTE } from '../../utils/domain/duration';
import { asFiles, hashes, readIn, viewOf } from '../e2e/chromium/list-messages';
import { answerOf, send } from '../e2e/chromium/rpc';
import { until } from '../e2e/firefox/until';
import { mostInOneMinute, paid } from '../e2e/support/requests';
import { DEMO_KEY } from '../simulator/keys';
import { openSetting } from './setting';

const ROWS = 500;

/** What a list of 500 hashes took, by the log of the simulator. Times in milliseconds. */
export interface ListRunResult {
  readonly perMinute: number;
  readonly rows: number;
  /** From the first request to the last. */
  readonly took: number;
  /** What the limit of the minute itself costs: a minute for each time that it is full. */
  readonly least: number;
  readonly mostInOneMinute: number;
  readonly refusals: number;
}

/** Reads 500 hashes in and lets the list run, no page open, on an account with so many requests a minute. */
export async function runListRun(perMinute: number): Promise<ListRunResult> {
  const setting = await openSetting();
  const { control } = setting.simulator;
  control.setLimits(DEMO_KEY, { minute: perMinute, daily: 2 * ROWS, monthly: 20 * ROWS });
  const page = await setting.context.newPage();
  await page.goto(setting.url('options.html'));
  answerOf(await send(page, 'testKey', null));
  const list = await readIn(page, asFiles(hashes(ROWS)), 'Five hundred');
  setting.spent();
  answerOf(await send(page, 'startList', { list, submitUnknown: false }));
  await page.goto('about:blank');
  // Looked at from outside: whoever asks the worker keeps it awake.
  await until(() => paid(setting.simulator).length >= ROWS, 'all are asked', 4 * HOUR);
  await page.goto(setting.url('options.html'));
  await until(async () => (await viewOf(page, list)).stage === 'done', 'the list is done');
  const log = paid(setting.simulator);
  const times = log.map(({ at }) => at);
  const result = {
    perMinute,
    rows: setting.spent(),
    took: (times.at(-1) ?? 0) - (times[0] ?? 0),
    least: Math.floor((ROWS - 1) / perMinute) * MINUTE,
    mostInOneMinute: mostInOneMinute(log),
    refusals: log.filter(({ status }) => status === 429).length,
  };
  await setting.close();
  return result;
}
