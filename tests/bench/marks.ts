import type { BrowserContext, CDPSession, Page } from '@playwright/test';
import { allowedBuild } from '../e2e/support/allowed-build';
import { launchChromium } from '../e2e/support/chromium';
import { seedMarks } from '../e2e/support/seed-marks';
import { startSite } from '../e2e/support/site';
import { MALICIOUS_URL } from '../simulator/world/named';
import { openSetting } from './setting';
import { readTrace, type TraceEvent, type TraceResult } from './trace';

/** Links on the page, and every how manieth has a known verdict. */
const LINKS = 10_000;
const KNOWN_EVERY = 10;

export interface MarksResult extends TraceResult {
  readonly what: string;
  /** Marks drawn at the end. */
  readonly marks: number;
}

const link = (at: number): string => `https://seite-${at}.example/pfad/${at}?q=${at}`;

function pageOfLinks(): string {
  const lines = Array.from(
    { length: LINKS },
    (_, at) =>
      `<p>${at}. Some words before <a href="${link(at)}">link number ${at}</a> and some after it.</p>`,
  );
  return `<main>${lines.join('')}</main>`;
}

/** A page of 10 000 links: loaded, read to its end, and left alone for a while; with marks and without Assay. */
export async function runMarks(): Promise<readonly MarksResult[]> {
  const site = await startSite();
  const address = site.put('/links', pageOfLinks());
  const setting = await openSetting({ build: allowedBuild('http://127.0.0.1/*') });
  const popup = await setting.openPopup();
  await popup.check(MALICIOUS_URL);
  await popup.shows('malicious');
  await seedMarks(
    popup.page,
    MALICIOUS_URL,
    Array.from({ length: LINKS / KNOWN_EVERY }, (_, at) => link(at * KNOWN_EVERY)),
  );
  await popup.page.evaluate(
    `chrome.runtime.sendMessage({ assay: 'saveSettings', input: { marksOn: 'sites', markSites: ['http://127.0.0.1'] } })`,
  );
  await popup.page.close();
  const bare = await launchChromium({ virusTotalPort: setting.simulator.httpsPort, extension: false });

  // Once unmeasured, so that neither browser begins cold.
  for (const context of [bare, setting.context]) await measure(context, address);
  const results: MarksResult[] = [];
  for (const [what, context] of [
    ['without Assay', bare],
    ['with marks', setting.context],
  ] as const) {
    results.push({ what, ...(await measure(context, address)) });
  }
  await bare.close();
  await setting.close();
  await site.stop();
  return results;
}

async function measure(context: BrowserContext, address: string): Promise<Omit<MarksResult, 'what'>> {
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  const stop = await trace(session);
  await page.goto(address);
  // As text: what runs in the page may not name helpers of the compiler that runs this file.
  await page.evaluate(
    `new Promise((done) => { let frames = 120; (function next() { requestAnimationFrame(() => (frames-- > 0 ? next() : done())); })(); })`,
  );
  await page.evaluate(`performance.mark('assay-scroll')`);
  await readToTheEnd(page);
  await page.evaluate(`performance.mark('assay-end')`);
  const marks = await countMarks(session);
  const result = readTrace(await stop());
  await page.close();
  return { ...result, marks };
}

/** As a hand on the wheel does: a step a frame. */
async function readToTheEnd(page: Page): Promise<void> {
  await page.evaluate(`new Promise((done) => { (function next() {
    const before = scrollY; scrollBy(0, 1500);
    requestAnimationFrame(() => (scrollY > before ? next() : setTimeout(done, 1000)));
  })(); })`);
}

async function countMarks(session: CDPSession): Promise<number> {
  const { root } = await session.send('DOM.getDocument', { depth: -1, pierce: true });
  return JSON.stringify(root).match(/"mark (?:malicious|suspicious|nothing-found|unknown)"/g)?.length ?? 0;
}

async function trace(session: CDPSession): Promise<() => Promise<readonly TraceEvent[]>> {
  const events: TraceEvent[] = [];
  session.on('Tracing.dataCollected', ({ value }) =>
    events.push(...(value as readonly object[] as TraceEvent[])),
  );
  const ended = new Promise<void>((resolve) => session.once('Tracing.tracingComplete', () => resolve()));
  const categories = [
    'devtools.timeline',
    'disabled-by-default-devtools.timeline',
    'blink.user_timing',
    '__metadata',
  ];
  await session.send('Tracing.start', {
    traceConfig: { includedCategories: categories },
    transferMode: 'ReportEvents',
  });
  return async () => {
    await session.send('Tracing.end');
    await ended;
    return events;
  };
}
