import type { Page } from '@playwright/test';
import { hasEnded } from '../../utils/domain/check';
import { answerOf, send } from '../e2e/chromium/rpc';
import { MALICIOUS_FILE } from '../simulator/world/named';
import { paintAfter } from './popup-paint';
import { openSetting, type Setting } from './setting';

declare const chrome: typeof import('wxt/browser').browser;

/** How a cache of so many reports answers; times in milliseconds, one a run. */
export interface CacheResult {
  readonly reports: number;
  /** Bytes of everything that Assay keeps, as the browser counts them. */
  readonly stored: number;
  /** One report read by what was asked for: the reads of `storage/reports`, in the worker. */
  readonly lookUps: readonly number[];
  /** A page asks for a check of it and has its verdict: written down as a check and in the history on the way. */
  readonly checks: readonly number[];
  /** The popup opened until its verdict is painted. */
  readonly paints: readonly number[];
}

/** From a page's question to the worker's answer, in milliseconds, one a run. */
export interface RoundTrips {
  /** The account's budget, of a worker that is awake. */
  readonly awake: readonly number[];
  /** The same of a worker that was stopped: its start and its first answer. */
  readonly stopped: readonly number[];
}

const SIZES = [1_000, 10_000, 100_000] as const;
const LOOK_UPS = 1_000;
const CHECKS = 50;
const PAINTS = 15;
const STARTS = 15;
const QUESTIONS = 200;

/** A helper of the compiler that runs benchmarks: what runs in the browser names it. */
const NAMES = 'globalThis.__name ??= (named) => named';

/** The id of the n-th report that is put in: 64 hexadecimal digits, no two alike. */
const idOf = (n: number): string => (n + 1).toString(16).padStart(64, 'a');

export async function runCache(): Promise<{ sizes: readonly CacheResult[]; trips: RoundTrips }> {
  const setting = await openSetting();
  const page = await setting.context.newPage();
  await page.goto(setting.url('options.html'));
  await page.evaluate(NAMES);
  await verdictOf(page, MALICIOUS_FILE.sha256);
  const trips = await roundTrips(setting, page);
  const sizes: CacheResult[] = [];
  let there = 0;
  for (const reports of SIZES) {
    await fill(page, there, reports);
    there = reports;
    sizes.push({
      reports,
      stored: await page.evaluate(async () => (await navigator.storage.estimate()).usage ?? 0),
      lookUps: await lookUps(setting, reports),
      ...(await verdicts(setting, page, reports)),
    });
  }
  await setting.close();
  return { sizes, trips };
}

/** Asks for a check of the hash and waits for its report; answers with the check's id. */
async function verdictOf(page: Page, hash: string): Promise<string> {
  const indicator = { kind: 'file', value: hash } as const;
  let view = answerOf(await send(page, 'startCheck', { indicator, origin: 'popup', secrets: 'ask' }));
  while (!hasEnded(view.state)) view = answerOf(await send(page, 'getCheck', { id: view.id }));
  return view.id;
}

/** Copies the one report that VirusTotal gave, under other names, until there are so many. */
async function fill(page: Page, from: number, to: number): Promise<void> {
  const original = `file:${MALICIOUS_FILE.sha256}`;
  // A thousand a transaction; the names are made here, so that there is one rule for them.
  for (let at = from; at < to; at += 1_000) {
    const ids = Array.from({ length: Math.min(1_000, to - at) }, (_, index) => idOf(at + index));
    await page.evaluate(
      async ([like, names]) => {
        const done = <T>(request: IDBRequest<T>): Promise<T> =>
          new Promise((resolve, reject) => {
            request.onsuccess = () => resolve(request.result);
            request.onerror = () => reject(request.error);
          });
        const database = await done(indexedDB.open('assay'));
        const writing = database.transaction(['reports', 'replies', 'aliases'], 'readwrite', {
          durability: 'relaxed',
        });
        const row = await done(writing.objectStore('reports').get(like));
        const reply = await done(writing.objectStore('replies').get(like));
        const now = Date.now();
        for (const id of names) {
          const key = `file:${id}`;
          const copy = {
            ...row,
            report: { ...row.report, id },
            requestKeys: [key],
            fetchedAt: now,
            usedAt: now,
          };
          writing.objectStore('reports').put(copy, key);
          writing.objectStore('replies').put(reply, key);
          writing.objectStore('aliases').put({ to: key, at: now }, key);
        }
        await new Promise((resolve, reject) => {
          writing.oncomplete = resolve;
          writing.onabort = () => reject(writing.error);
        });
        database.close();
      },
      [original, ids] as const,
    );
  }
}

async function lookUps({ background }: Setting, reports: number): Promise<readonly number[]> {
  await background.evaluate(NAMES);
  const keys = Array.from({ length: LOOK_UPS }, (_, n) => `file:${idOf((n * 7_919) % reports)}`);
  return background.evaluate(async (wanted) => {
    const done = <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const database = await done(indexedDB.open('assay'));
    const times: number[] = [];
    for (const key of wanted) {
      const began = performance.now();
      const reading = database.transaction(['aliases', 'reports']);
      const alias = await done(reading.objectStore('aliases').get(key));
      const row = await done(reading.objectStore('reports').get(alias.to));
      times.push(performance.now() - began);
      if (row?.report === undefined) throw new Error(`there is no ${key}`);
    }
    database.close();
    return times;
  }, keys);
}

async function verdicts(
  setting: Setting,
  page: Page,
  reports: number,
): Promise<Pick<CacheResult, 'checks' | 'paints'>> {
  const checks: number[] = [];
  const paints: number[] = [];
  for (let run = 0; run < CHECKS; run += 1) {
    const began = performance.now();
    const id = await verdictOf(page, idOf((run * 6_421 + reports / 2) % reports));
    checks.push(performance.now() - began);
    if (run >= PAINTS) continue;
    const address = setting.url(`popup.html#check=${id}`);
    paints.push(await paintAfter(setting, address, '[data-verdict="malicious"]'));
  }
  return { checks, paints };
}

async function roundTrips(setting: Setting, page: Page): Promise<RoundTrips> {
  const ask = (times: number): Promise<number[]> =>
    page.evaluate(async (runs) => {
      const took: number[] = [];
      for (let run = 0; run < runs; run += 1) {
        const began = performance.now();
        await chrome.runtime.sendMessage({ assay: 'quota', input: null });
        took.push(performance.now() - began);
      }
      return took;
    }, times);
  await ask(10);
  const awake = await ask(QUESTIONS);
  const stopped: number[] = [];
  for (let run = 0; run < STARTS; run += 1) {
    await setting.background.kill();
    stopped.push(...(await ask(1)));
  }
  return { awake, stopped };
}
