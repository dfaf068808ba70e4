import { createHash } from 'node:crypto';
import { type BrowserContext, expect, type Page } from '@playwright/test';
import type { DownloadsBrowser } from '../e2e/chromium/downloads-browser';
import { popupPage } from '../e2e/chromium/popup-page';
import { attachment, type FileServer, html } from '../e2e/support/file-server';
import { handOver } from '../kills/hand-over';
import type { Killable } from '../kills/killable';
import type { Simulator } from '../simulator/simulator';
import { FAULTS } from './faults';
import { SECRET } from './in-order';
import type { Deed } from './plan';

export interface Scene {
  readonly assay: DownloadsBrowser;
  readonly files: FileServer;
  readonly simulator: Simulator;
  readonly browser: Killable;
  readonly context: BrowserContext;
  /** The list of two thousand. */
  readonly list: string;
}

const FLAGGED = { malicious: 9, harmless: 60 };
/** Every so many popups one is for a check; most are opened for a look at the meter. */
const CHECKS_EVERY = 10;

const link = (what: string, n: number): string => `https://${what}-${n}.dauerlauf.example/`;
const idOf = (address: string): string => createHash('sha256').update(address).digest('hex');

/** Each thing that happens, the n-th time. What dies with a killed worker is said again, as a person would. */
export const DEEDS: Readonly<Record<Exclude<Deed, 'measure'>, (scene: Scene, n: number) => Promise<void>>> = {
  async popup({ assay, context, simulator }, n) {
    const page: Page = await context.newPage();
    await page.goto(assay.url('popup.html'));
    const popup = popupPage(page);
    await expect(page.locator('.meter')).toBeVisible();
    if (n % CHECKS_EVERY === 0) {
      simulator.control.addObject({ kind: 'url', subject: link('popup', n), stats: FLAGGED });
      await popup.check(link('popup', n));
      await expect(popup.band).toBeVisible();
    }
    await page.close();
  },
  kill: ({ browser }) => browser.kill(),
  async fault({ simulator }, n) {
    const fault = FAULTS[n % FAULTS.length];
    if (fault) simulator.control.addFault({ ...fault, path: '/api/v3/(?!users)' });
  },
  async download({ assay, files, simulator }, n) {
    const [path, bytes] = [`/dauer-${n}.exe`, Buffer.alloc(3_000, `dauer ${n % 40} `)];
    const subject = createHash('sha256').update(bytes).digest('hex');
    simulator.control.addObject({ kind: 'file', subject, stats: FLAGGED });
    files.put(path, attachment(bytes));
    await assay.download(assay.address(path));
  },
  async 'page marks'({ assay, files }) {
    files.put('/', html(page()));
    const site = await assay.site();
    await site.reload();
    await site.mouse.wheel(0, 4_000);
    await site.mouse.wheel(0, -4_000);
  },
  async submit({ browser }, n) {
    const order = {
      indicator: { kind: 'url', value: link('submit', n) },
      origin: 'popup',
      secrets: 'keep',
    } as const;
    await browser.ask('startCheck', order);
  },
  async comment({ browser, simulator }, n) {
    simulator.control.addObject({ kind: 'url', subject: link('comment', n), stats: FLAGGED });
    const object = { kind: 'url', id: idOf(link('comment', n)) } as const;
    await browser.ask('participate', { object, what: { act: 'comment', text: `Dauerlauf ${n}` } });
  },
  async vote({ browser, simulator }, n) {
    simulator.control.addObject({ kind: 'url', subject: link('vote', n), stats: FLAGGED });
    const object = { kind: 'url', id: idOf(link('vote', n)) } as const;
    await browser.ask('participate', { object, what: { act: 'vote', verdict: 'malicious' } });
  },
  async upload({ browser }, n) {
    // Of different sizes, so that one sent twice is known from two.
    const bytes = Buffer.alloc(2_000 + n, `hochladen ${n} `);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const order = { sha256, name: `hochladen-${n}.exe`, size: bytes.length, downloadKey: null };
    const reply = await browser.ask('startUpload', order);
    if (reply.ok)
      await browser.inPage(handOver, { attempt: reply.value.attempt, base64: bytes.toString('base64') });
  },
  async 'list rests'({ browser, list }) {
    await browser.ask('pauseList', { list });
  },
  async 'list goes on'({ browser, list }) {
    await browser.ask('startList', { list, submitUnknown: false });
  },
  async 'private things'({ browser }, n) {
    const values = [
      `http://192.168.1.${n}/${SECRET}`,
      `https://wiki-${n}.${SECRET}.local/`,
      `http://${SECRET}-${n}/`,
    ];
    for (const value of values) {
      const order = { indicator: { kind: 'url', value }, origin: 'popup', secrets: 'ask' } as const;
      await browser.ask('startCheck', order);
    }
  },
};

/** A page with more links than fit into a window: some known, most not, one of this house. */
function page(): string {
  const links = Array.from(
    { length: 200 },
    (_, at) => `<p><a href="${link('popup', at)}">Link ${at}</a></p>`,
  );
  return `<h1>Links</h1>${links.join('')}<p><a href="http://192.168.1.9/${SECRET}">here</a></p>`;
}
