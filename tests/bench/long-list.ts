import type { Page } from '@playwright/test';
import { answerOf, send } from '../e2e/chromium/rpc';
import { openSetting } from './setting';
import { median } from './statistics';

/** What a page asks of a list of 100 000 rows, and how long the answer takes, in milliseconds. */
export interface LongListResult {
  readonly what: string;
  /** The worker has just been born. */
  readonly cold: number;
  /** Asked once more. */
  readonly warm: number;
}

const ROWS = 100_000;
const RUNS = 3;

const QUERY = { state: 'all', search: '', sort: 'row', descending: false, offset: 0, limit: 100 } as const;

type Question = (page: Page, list: string) => Promise<unknown>;
const rows =
  (change: Partial<Parameters<typeof send<'listRows'>>[2]>): Question =>
  (page, list) =>
    send(page, 'listRows', { ...QUERY, ...change, list }).then(answerOf);

const QUESTIONS: readonly (readonly [string, Question])[] = [
  ['the list opened: its first rows', rows({})],
  ['its spectrum, 300 ticks', (page, list) => send(page, 'listSpectrum', { list, most: 300 }).then(answerOf)],
  ['searched for a part of a name', rows({ search: 'host-9876' })],
  ['one state filtered', rows({ state: 'not-sent' })],
  ['sorted by indicator', rows({ sort: 'indicator' })],
  ['sorted by verdict', rows({ sort: 'verdict' })],
  ['turned round', rows({ descending: true })],
  ['scrolled to the end', rows({ offset: ROWS - 100 })],
];

/** Reads 100 000 rows in as a page does, then asks what a page asks, of a worker just born and once more. */
export async function runLongList(): Promise<{ read: number; results: readonly LongListResult[] }> {
  const setting = await openSetting();
  const page = await setting.context.newPage();
  await page.goto(setting.url('workspace.html#lists&new'));
  const text = Array.from({ length: ROWS }, (_, at) => `host-${at + 1}.viele.example`).join('\n');
  const file = { name: 'many.txt', mimeType: 'text/plain', buffer: Buffer.from(text) };
  await page.locator('input[type=file]').setInputFiles(file);
  const began = performance.now();
  await page.getByRole('button', { name: 'Read in' }).click();
  await page.getByRole('heading', { name: 'many' }).waitFor({ timeout: 300_000 });
  const read = performance.now() - began;
  const list = new URLSearchParams(new URL(page.url()).hash.slice(1)).get('list') ?? '';
  await page.goto(setting.url('icon/16.png'));
  await page.goto(setting.url('manifest.json'));
  const asker = await setting.context.newPage();
  await asker.goto(setting.url('options.html'));

  const took = async (ask: Question): Promise<number> => {
    const start = performance.now();
    await ask(asker, list);
    return performance.now() - start;
  };
  const results: LongListResult[] = [];
  for (const [what, ask] of QUESTIONS) {
    const [cold, warm]: [number[], number[]] = [[], []];
    for (let run = 0; run < RUNS; run += 1) {
      await setting.background.kill();
      // Its birth is no part of the answer.
      answerOf(await send(asker, 'getList', { list }));
      cold.push(await took(ask));
      warm.push(await took(ask));
    }
    results.push({ what, cold: median(cold), warm: median(warm) });
  }
  await setting.close();
  return { read, results };
}
