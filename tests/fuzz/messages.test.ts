import fc from 'fast-check';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { createHandlers } from '@/entrypoints/background/handlers';
import { CONTENT_MESSAGES, FRAME_MESSAGES, type MessageName } from '@/utils/rpc/protocol';
import { type Handlers, serve } from '@/utils/rpc/server';
import { createFakeEvent } from '../support/fake-events';
import { messageNames } from '../support/message-names';
import { createWorld, KEY, type World } from '../support/worker';
import { anyText } from '../unit/domain/texts';
import { odd } from './damage';
import { fuzzAsync } from './fuzz';

const fake = vi.hoisted(() => ({ browser: {} as Record<string, unknown> }));
vi.mock('wxt/browser', () => fake);

const OURS = 'chrome-extension://assay/';
const PAGE = { id: 'assay', url: `${OURS}popup.html` };
const CARD = {
  id: 'assay',
  url: 'https://mail.example/',
  documentId: 'D',
  tab: { id: 7, incognito: false },
  frameId: 0,
};
const FRAME = { ...CARD, frameId: 3 };
const STRANGERS = [
  ...[{ ...CARD, id: 'another' }, { ...PAGE, id: 'another' }, {}, { id: 'assay' }],
  ...[
    { id: 'assay', url: 'chrome-extension://assay.evil/popup.html' },
    { id: 'assay', url: `https://evil.example/#${OURS}` },
  ],
];

let world: World;
let onMessage: ReturnType<typeof createFakeEvent>;
let names: readonly MessageName[] = [];
let called: string[] = [];
const rejected: unknown[] = [];
const note = (reason: unknown): void => void rejected.push(reason);

async function begin(): Promise<void> {
  world = await createWorld();
  onMessage = createFakeEvent();
  const noop = { addListener: () => undefined, removeListener: () => undefined };
  fake.browser = {
    runtime: {
      id: 'assay',
      getURL: (path: string) => `${OURS}${path.replace(/^\//, '')}`,
      onMessage,
      getManifest: () => ({ version: '1' }),
    },
    tabs: { create: async () => ({}), query: async () => [] },
    windows: { create: async () => ({}), getCurrent: async () => ({}) },
    permissions: { contains: async () => false, onAdded: noop, onRemoved: noop },
    i18n: { getMessage: (name: string) => name, getUILanguage: () => 'en' },
  };
  const handlers = createHandlers(world.born());
  names = Object.keys(handlers) as MessageName[];
  const watched = Object.entries(handlers).map(([name, handle]) => [
    name,
    (...given: never[]) => {
      called.push(name);
      return (handle as (...given: never[]) => unknown)(...given);
    },
  ]);
  serve({
    handlers: Object.fromEntries(watched) as Handlers,
    onBug: () => undefined,
    onMessage: () => undefined,
  });
}

beforeAll(async () => {
  await begin();
  process.on('unhandledRejection', note);
});
afterAll(() => {
  process.off('unhandledRejection', note);
  expect(rejected, 'nothing fails unseen').toEqual([]);
});

const FORBIDDEN = { ok: false, failure: { tag: 'forbidden' } };
const mayAsk = (name: MessageName, from: object): boolean =>
  from === PAGE ||
  (from === CARD && CONTENT_MESSAGES.has(name)) ||
  (from === FRAME && FRAME_MESSAGES.has(name));

it('every message there is, from every kind of sender: answered for who may ask, refused unheard for all others', async () => {
  expect(messageNames().toSorted()).toEqual(names.toSorted());
  // What a script in a page may ask is what the card, the marks and the guard need, and no more without a word here.
  expect([...CONTENT_MESSAGES].toSorted()).toEqual([
    ...['card', 'cardAct', 'guardLinks', 'guardShow', 'knownMarks', 'openMark'],
  ]);
  for (const name of names) {
    for (const from of [PAGE, CARD, FRAME, ...STRANGERS]) {
      called = [];
      const reply = new Promise((resolve) => onMessage.fire({ assay: name, input: null }, from, resolve));
      expect(called, `${name} of ${JSON.stringify(from)}`).toEqual(mayAsk(name, from) ? [name] : []);
      if (!mayAsk(name, from)) expect(await reply).toEqual(FORBIDDEN);
    }
  }
  await begin();
});

const field = fc.oneof(
  odd,
  anyText,
  fc.constantFrom('check-1', 'https://a.example/', 7, -1, 1e9, KEY.slice(1)),
);
const FIELDS = [
  'id',
  'text',
  'key',
  'list',
  'rows',
  'indicator',
  'kind',
  'value',
  'limit',
  'offset',
  'search',
  'section',
  'action',
  'tabId',
  'document',
  '__proto__',
  'settings',
  'filter',
];
const input = fc.oneof(odd, fc.dictionary(fc.constantFrom(...FIELDS), field, { maxKeys: 6 }));
const sender = fc.oneof(
  fc.constant(PAGE),
  fc.constant(CARD),
  fc.constant(FRAME),
  fc.constantFrom(...STRANGERS),
);
const message = fc.tuple(
  fc.nat(10_000),
  fc.constantFrom('toString', '__proto__', 'constructor', '', 'hasOwnProperty'),
  fc.nat(9),
  input,
  sender,
);

/** Takes a reply where there is one soon: what waits for a slot or a clock answers later, or never. */
async function soon(reply: Promise<unknown>): Promise<unknown> {
  let answer: unknown;
  void reply.then((value) => {
    answer = value;
  });
  for (let turn = 0; turn < 6 && answer === undefined; turn += 1)
    await new Promise((resolve) => setImmediate(resolve));
  return answer;
}

let since = 0;
fuzzAsync(
  'any message of any sender: refused, answered as data, or nobody’s',
  message,
  async ([at, odds, dice, given, from]) => {
    since += 1;
    // Rows, lists and waits pile up: a new browser now and then.
    if (since % 2_000 === 0) await begin();
    called = [];
    const name = dice === 0 ? odds : (names[at % names.length] ?? '');
    let answer: (value: unknown) => void = () => undefined;
    const reply = new Promise((resolve) => {
      answer = resolve;
    });
    const [taken] = onMessage.fire({ assay: name, input: given }, from, answer);
    const known = (names as readonly string[]).includes(name);
    expect(taken === true).toBe(known);
    if (!known) return;
    const said = await soon(reply);
    if (!mayAsk(name as MessageName, from)) {
      expect(called).toEqual([]);
      expect(said).toEqual(FORBIDDEN);
    }
    if (said !== undefined) {
      expect(typeof Reflect.get(said as object, 'ok')).toBe('boolean');
      expect(JSON.stringify(said)).not.toContain(KEY);
    }
    expect(Object.keys(Object.prototype)).toEqual([]);
    for (const { origin, key } of world.virusTotal.arrivals)
      if (key === KEY) expect(origin).toBe('https://www.virustotal.com');
  },
);
