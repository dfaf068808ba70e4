import { writeFileSync } from 'node:fs';
import { expect } from '@playwright/test';
import { DAY, HOUR, MINUTE } from '../../utils/domain/duration';
import { test as base } from '../e2e/chromium/downloads-fixtures';
import { asLinks, links, readIn, viewOf } from '../e2e/chromium/list-messages';
import { switchMarksOn } from '../e2e/chromium/marks-switch';
import { optionsPage } from '../e2e/chromium/options-page';
import { answerOf, send } from '../e2e/chromium/rpc';
import { html } from '../e2e/support/file-server';
import { mostInOneMinute } from '../e2e/support/requests';
import type { Killable } from '../kills/killable';
import { readRows } from '../kills/rows';
import { byHour } from './by-hour';
import { DEEDS } from './deeds';
import { fasterBuild, fasterNow, type Pace } from './faster';
import { byDay, notInOrder, SECRET } from './in-order';
import { type Measure, measure } from './measure';
import { notCounted } from './not-counted';
import { LASTS, planOf } from './plan';
import { soakPage } from './soak-page';

declare const chrome: typeof import('wxt/browser').browser;

const SPEED = Number(process.env.ASSAY_SPEED ?? 32);
const SEED = process.env.ASSAY_SEED ?? '1';
/** Rows of the list that are private and never leave. */
const PRIVATE_ROWS = 20;
/** Patience in real milliseconds. */
const ENDS_WITHIN = 240_000;

/** Four hours before midnight in UTC, and long enough ago that the time of the browser's downloads lies ahead. */
function begins(): number {
  const evening = Math.floor(Date.now() / DAY) * DAY - 4 * HOUR;
  return Date.now() - evening > LASTS + 2 * HOUR ? evening : evening - DAY;
}
const pace: Pace = { from: begins(), at: Date.now(), speed: SPEED };

const test = base.extend({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of what a fixture needs.
  build: async ({}, use) => {
    const { build, remove } = fasterBuild(pace);
    await use(build);
    remove();
  },
});

test('eight hours of everything', async ({ assay, files, simulator }) => {
  const { control } = simulator;
  control.setTime(fasterNow(pace));
  control.setSpeed(SPEED);
  const { context } = assay;
  const page = await context.newPage();
  await page.goto(assay.url('options.html'));
  await assay.switchOn();
  await page.evaluate(() => chrome.permissions.request({ permissions: ['offscreen'] }));
  files.put('/', html('<p>Links</p>'));
  const openOptions = async () => {
    const opened = await context.newPage();
    await opened.goto(assay.url('options.html'));
    return optionsPage(opened);
  };
  await switchMarksOn({ openOptions }, assay.address('').replace(/\/$/, ''));

  const secrets = Array.from({ length: PRIVATE_ROWS }, (_, at) => `http://10.0.0.${at}/${SECRET}`);
  const rows = asLinks([...links(2_000 - PRIVATE_ROWS, 'dauerliste.example'), ...secrets]);
  const list = await readIn(page, rows, 'Dauerlauf');
  answerOf(await send(page, 'startList', { list, submitUnknown: false }));
  const watched = links(20, 'beobachtet.example').map((value) => new URL(value).hostname);
  const indicators = watched.map((value) => ({ kind: 'domain', value }) as const);
  answerOf(await send(page, 'addWatch', { indicators, period: 'hour', secrets: 'keep' }));

  const browser: Killable = {
    simulator,
    ask: (name, input) => send(page, name, input),
    inPage: (work, given) => page.evaluate(work as never, given as never),
    addressOf: (name) => assay.address(`/${name}`),
    download: () => Promise.reject(new Error('the deeds download by themselves')),
    kill: assay.background.kill,
  };
  const scene = { assay, files, simulator, browser, context, list };
  const began = fasterNow(pace);
  const measures: (Measure & { readonly at: number })[] = [];
  const deaths: string[] = [];

  for (const { after, deed, n } of planOf(SEED)) {
    await expect
      .poll(() => fasterNow(pace) - began, { timeout: 20 * MINUTE, intervals: [50] })
      .toBeGreaterThanOrEqual(after);
    if (deed === 'measure') measures.push({ at: after, ...(await measure(page)) });
    // A question that died with its worker is asked once more.
    else await DEEDS[deed](scene, n).catch((error: Error) => void deaths.push(`${deed}: ${error.message}`));
    if (deed !== 'submit' && deed !== 'kill') continue;
    for (const { id } of await submittable(browser))
      await browser.ask('submit', { id }).catch(() => undefined);
  }
  control.clearFaults();

  const unfinished = async (): Promise<number> => {
    const now = await readRows(browser);
    const others = [...now.uploads, ...now.outbox, ...now.downloads].filter(({ active }) => active);
    return others.length + now.checks.filter(({ active, lane }) => active && lane === 'interactive').length;
  };
  await expect.poll(unfinished, { timeout: ENDS_WITHIN, intervals: [1_000] }).toBe(0);
  const lasted = fasterNow(pace) - began;
  const { dayUsed } = answerOf(await send(page, 'quota', null));
  const now = await readRows(browser);
  const wrong = notInOrder(simulator, now, dayUsed);
  const failures = now.listRows.flatMap(({ failure }) => (failure === null ? [] : [failure.tag]));
  const looks = byHour(
    now.watchResults.map(({ at }) => at),
    began,
  );
  const { counts } = await viewOf(page, list);
  const log = control.log();
  const told = { lasted, speed: SPEED, seed: SEED, measures, counts, failures, looks, deaths, wrong };
  const asked = {
    requests: log.length,
    free: notCounted(log),
    byDay: byDay(log),
    most: mostInOneMinute(log),
  };
  writeFileSync('.artifacts/soak.md', soakPage({ ...told, ...asked }));
  expect(wrong).toEqual([]);
  expect(lasted).toBeGreaterThanOrEqual(LASTS);
});

/** Unknown links that the person wants to be submitted, and that have not been yet. */
async function submittable(browser: Killable) {
  const { checks } = await readRows(browser);
  return checks.filter(
    ({ indicator, state }) => indicator.value.includes('//submit-') && state.phase === 'unknown',
  );
}
