import { createHash } from 'node:crypto';
import { MINUTE } from '../../utils/domain/duration';
import type { Indicator } from '../../utils/domain/indicator';
import type { Participation } from '../../utils/domain/participation';
import type { MessageReply } from '../../utils/rpc/protocol';
import { until } from '../e2e/firefox/until';
import { handOver } from './hand-over';
import type { Killable } from './killable';
import { readRows } from './rows';

export const FLOWS = [
  ...(['look-up', 'submit', 're-scan', 'list', 'upload'] as const),
  ...(['comment', 'vote', 'download', 'watch'] as const),
] as const;
export type Flow = (typeof FLOWS)[number];

const FLAGGED = { malicious: 9, harmless: 60 };
export const ROWS_A_LIST = 3;
/** A limit for hangs, ms: the browser tells of a download once it is complete. */
const SEEN_WITHIN = MINUTE;

/** Everything that a flow is about has the flow and its number in its name, and is asked about once. */
export const nameOf = (flow: Flow, n: number): string => `${flow}-${n}`;
export const linkOf = (flow: Flow, n: number): string => `https://${nameOf(flow, n)}.kills.example/`;
export const fileOf = (n: number): string => `${nameOf('download', n)}.exe`;
export const domainOf = (n: number): string => `${nameOf('watch', n)}.kills.example`;
export const linksOf = (n: number): string[] =>
  Array.from({ length: ROWS_A_LIST }, (_, at) => `${linkOf('list', n)}${at + 1}`);
export const bytesOf = (flow: 'upload' | 'download', n: number): Buffer =>
  Buffer.alloc(2_000, `${nameOf(flow, n)} `);
export const hashOf = (flow: 'upload' | 'download', n: number): string =>
  createHash('sha256').update(bytesOf(flow, n)).digest('hex');

/** VirusTotal's id of the object that a comment or vote is about. */
export const idOf = (flow: Flow, n: number): string =>
  createHash('sha256').update(linkOf(flow, n)).digest('hex');

/** By which an address is asked for. */
export const requestIdOf = (flow: Flow, n: number): string =>
  Buffer.from(linkOf(flow, n)).toString('base64url');

/** Under way over several rounds: they may wait for what a round waits for. */
const LONG: readonly Flow[] = ['submit', 're-scan', 'comment', 'vote'];
/** What takes long to begin comes first, or the others would have ended by then. */
const SLOW_TO_BEGIN: readonly Flow[] = ['download', 'upload'];

/** Begins each of the long flows once. What they begin with is known to VirusTotal, or not, as the flow needs it. */
export async function beginLong(browser: Killable, n: number): Promise<void> {
  await Promise.all(LONG.map((flow) => BEGIN[flow](browser, n)));
}

/** Begins the others, which end soon. */
export async function beginShort(browser: Killable, n: number): Promise<void> {
  for (const flow of SLOW_TO_BEGIN) await BEGIN[flow](browser, n);
  const others = FLOWS.filter((flow) => !SLOW_TO_BEGIN.includes(flow) && !LONG.includes(flow));
  await Promise.all(others.map((flow) => BEGIN[flow](browser, n)));
}

const BEGIN: Readonly<Record<Flow, (browser: Killable, n: number) => Promise<void>>> = {
  async 'look-up'(browser, n) {
    know(browser, linkOf('look-up', n));
    await startCheck(browser, linkOf('look-up', n));
  },
  // That they are published follows once they are looked up (`publish-known`).
  submit: (browser, n) => startCheck(browser, linkOf('submit', n)),
  async 're-scan'(browser, n) {
    know(browser, linkOf('re-scan', n));
    await startCheck(browser, linkOf('re-scan', n));
  },
  async list({ ask }, n) {
    const { id: list } = told(await ask('createList', { name: nameOf('list', n) }));
    const links = linksOf(n);
    const rows = links.map((value, at) => ({ line: at + 1, indicator: { kind: 'url', value } as const }));
    told(await ask('addListRows', { list, from: 1, rows, bad: [] }));
    const none = { duplicates: 0, comments: 0, blank: 0, bad: 0 };
    told(await ask('finishList', { list, read: { lines: rows.length, rows: rows.length, ...none } }));
    told(await ask('startList', { list, submitUnknown: false }));
  },
  async upload(browser, n) {
    const [bytes, sha256] = [bytesOf('upload', n), hashOf('upload', n)];
    const order = { sha256, name: `${nameOf('upload', n)}.exe`, size: bytes.length, downloadKey: null };
    const { attempt } = told(await browser.ask('startUpload', order));
    await browser.inPage(handOver, { attempt, base64: bytes.toString('base64') });
  },
  comment: (browser, n) => participate(browser, 'comment', n, { act: 'comment', text: nameOf('comment', n) }),
  vote: (browser, n) => participate(browser, 'vote', n, { act: 'vote', verdict: 'malicious' }),
  async download(browser, n) {
    const subject = hashOf('download', n);
    browser.simulator.control.addObject({ kind: 'file', subject, stats: FLAGGED });
    const name = fileOf(n);
    await browser.download(name, bytesOf('download', n));
    const isSeen = async () => (await readRows(browser)).downloads.some((row) => row.name === name);
    await until(isSeen, `${name} is seen`, SEEN_WITHIN);
  },
  async watch({ ask, simulator }, n) {
    simulator.control.addObject({ kind: 'domain', subject: domainOf(n), stats: FLAGGED });
    const indicators: Indicator[] = [{ kind: 'domain', value: domainOf(n) }];
    told(await ask('addWatch', { indicators, period: null, secrets: 'keep' }));
  },
};

/** A reply that has to be one. */
export function told<T>(reply: { ok: true; value: T } | { ok: false; failure: unknown }): T {
  if (!reply.ok) throw new Error(`the background answered ${JSON.stringify(reply.failure)}`);
  return reply.value;
}

function know({ simulator }: Killable, subject: string): void {
  simulator.control.addObject({ kind: 'url', subject, stats: FLAGGED });
}

async function startCheck({ ask }: Killable, value: string): Promise<void> {
  const order = { indicator: { kind: 'url', value }, origin: 'popup', secrets: 'keep' } as const;
  const reply: MessageReply<'startCheck'> = await ask('startCheck', order);
  told(reply);
}

async function participate(browser: Killable, flow: Flow, n: number, what: Participation): Promise<void> {
  know(browser, linkOf(flow, n));
  const object = { kind: 'url', id: idOf(flow, n) } as const;
  told(await browser.ask('participate', { object, what }));
}
