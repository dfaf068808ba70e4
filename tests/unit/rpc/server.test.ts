import { beforeEach, describe, expect, it, vi } from 'vitest';
import { CONTENT_MESSAGES, FRAME_MESSAGES, type MessageName } from '@/utils/rpc/protocol';
import type { Sender } from '@/utils/rpc/sender';
import { type Handlers, mayCall, serve } from '@/utils/rpc/server';
import { createFakeEvent } from '../../support/fake-events';

const fake = vi.hoisted(() => ({ browser: {} as Record<string, unknown> }));
vi.mock('wxt/browser', () => fake);

const OURS = 'chrome-extension://assay/';
const PAGE = { id: 'assay', url: `${OURS}popup.html` };
const TAB_PAGE = { id: 'assay', url: `${OURS}options.html`, tab: { id: 3, incognito: false }, frameId: 0 };
const CONTENT = {
  id: 'assay',
  url: 'https://mail.example/inbox?id=7',
  documentId: 'DOCUMENT-1',
  tab: { id: 7, incognito: false },
  frameId: 0,
};
const TOP_TAB = { ...CONTENT.tab, url: 'https://top.example/' };
const FRAME = { ...CONTENT, frameId: 4 };
const OTHER = { id: 'another-extension', url: 'chrome-extension://another/page.html' };

const names = [
  'saveKey',
  'keyState',
  'settings',
  'saveSettings',
  'startCheck',
  'submit',
  'participate',
  'card',
  'cardAct',
  'knownMarks',
  'openMark',
] as const;

let onMessage = createFakeEvent();
let asked: [string, Sender][] = [];
const onBug = vi.fn();
const heard = vi.fn();

function handlers(): Handlers {
  const answer = (name: string) => async (_: unknown, sender: Sender) => {
    asked.push([name, sender]);
    return { ok: true, value: name };
  };
  return Object.fromEntries(names.map((name) => [name, answer(name)])) as never;
}

/** Sends a message as the browser would; undefined when nobody takes it. */
function send(message: unknown, sender: object): Promise<unknown> | undefined {
  let reply: ((value: unknown) => void) | undefined;
  const answered = new Promise((resolve) => {
    reply = resolve;
  });
  const [taken] = onMessage.fire(message, sender, reply);
  return taken === true ? answered : undefined;
}

beforeEach(() => {
  onMessage = createFakeEvent();
  asked = [];
  fake.browser = { runtime: { id: 'assay', getURL: (path: string) => `${OURS}${path.slice(1)}`, onMessage } };
  serve({ handlers: handlers(), onBug, onMessage: heard });
});

describe('who may send what', () => {
  it.each(names)('%s: pages always, a card only its own two', async (name) => {
    const forbidden = { ok: false, failure: { tag: 'forbidden' } };
    for (const sender of [PAGE, TAB_PAGE]) {
      expect(await send({ assay: name, input: null }, sender)).toEqual({ ok: true, value: name });
    }
    const mayContent = CONTENT_MESSAGES.has(name);
    expect(await send({ assay: name, input: null }, CONTENT)).toEqual(
      mayContent ? { ok: true, value: name } : forbidden,
    );
    expect(await send({ assay: name, input: null }, FRAME)).toEqual(
      FRAME_MESSAGES.has(name) ? { ok: true, value: name } : forbidden,
    );
    for (const sender of [OTHER, {}]) {
      expect(await send({ assay: name, input: null }, sender)).toEqual(forbidden);
    }
  });

  it('grants a content script nothing that names the key, settings or a publication', () => {
    const script = { tabId: 1, privateTab: false, sites: ['https://mail.example'] };
    const senders: readonly Sender[] = [
      { who: 'content', ...script, document: '' },
      { who: 'frame', ...script, frameId: 3 },
    ];
    const refused: MessageName[] = [
      'saveKey',
      'testKey',
      'forgetKey',
      'keyState',
      'settings',
      'saveSettings',
      'submit',
      'rescan',
      'participate',
      'takeBack',
      'openReport',
      'startCheck',
      'openedText',
      'keepText',
    ];
    for (const name of refused) for (const sender of senders) expect(mayCall(name, sender)).toBe(false);
  });

  it('says that a message came before it is answered, and nothing of one that is refused', async () => {
    const answeredBefore: number[] = [];
    heard.mockReset();
    heard.mockImplementation(() => void answeredBefore.push(asked.length));
    await send({ assay: 'startCheck', input: null }, CONTENT);
    expect(heard).not.toHaveBeenCalled();
    await send({ assay: 'card', input: null }, CONTENT);
    expect(answeredBefore).toEqual([0]);
  });

  it('tells a handler which tab and document a card is in, whatever the message says', async () => {
    await send({ assay: 'card', input: { tabId: 99, document: 'another' } }, CONTENT);
    const script = { tabId: 7, privateTab: false, sites: ['https://mail.example'] };
    expect(asked).toEqual([['card', { who: 'content', ...script, document: 'DOCUMENT-1' }]]);
  });

  it.each([
    ['its own address', { url: 'https://frame.example:8443/a' }, ['https://frame.example']],
    ['its maker', { url: 'about:srcdoc', origin: 'https://maker.example' }, ['https://maker.example']],
    ['its tab', { url: 'about:blank', tab: TOP_TAB }, ['https://top.example']],
    [
      'its maker, not its tab,',
      { url: 'about:blank', origin: 'https://maker.example', tab: TOP_TAB },
      ['https://maker.example'],
    ],
    [
      'its tab, when sandboxed,',
      { url: 'about:srcdoc', origin: 'null', tab: TOP_TAB },
      ['https://top.example'],
    ],
    [
      'the maker of a blob',
      { url: 'blob:https://maker.example/1-2', tab: TOP_TAB },
      ['https://maker.example'],
    ],
    ['nobody', { url: 'file:///home/a.html' }, []],
    ['nobody, though of a tab,', { url: 'data:text/html,x', origin: 'null', tab: TOP_TAB }, []],
    ['nobody, in Firefox,', { url: 'data:text/html,x', tab: TOP_TAB }, []],
    ['nobody: a blob of no site,', { url: 'blob:null/1-2', origin: 'null', tab: TOP_TAB }, []],
    ['nobody: a blob of no site in Firefox,', { url: 'blob:null/1-2', tab: TOP_TAB }, []],
    ['nobody: a file of a tab', { url: 'file:///home/a.html', origin: 'null', tab: TOP_TAB }, []],
  ])('goes by %s to say which site a frame is of', async (_, where, sites) => {
    await send({ assay: 'knownMarks', input: { site: 'https://other.example' } }, { ...FRAME, ...where });
    expect(asked).toEqual([
      ['knownMarks', { who: 'frame', tabId: 7, frameId: FRAME.frameId, privateTab: false, sites }],
    ]);
  });

  it('goes by the origin of the page where the browser names no documents', async () => {
    const { documentId: _, ...older } = CONTENT;
    await send({ assay: 'card', input: null }, older);
    expect(asked).toMatchObject([['card', { who: 'content', tabId: 7, document: 'https://mail.example' }]]);
  });
});

describe('messages that are not ours', () => {
  it.each([
    null,
    'card',
    7,
    {},
    { assay: 'toString', input: null },
    { assay: '__proto__', input: null },
    { assay: 'card' },
    { input: 1 },
    { assay: {}, input: null },
  ])('leaves %j to others', (message) => {
    expect(send(message, PAGE)).toBeUndefined();
  });
});

describe('a handler that throws', () => {
  it('answers as data and is reported', async () => {
    onMessage = createFakeEvent();
    fake.browser = {
      runtime: { id: 'assay', getURL: (path: string) => `${OURS}${path.slice(1)}`, onMessage },
    };
    const broken = { ...handlers(), settings: () => Promise.reject(new Error('boom')) };
    serve({ handlers: broken, onBug, onMessage: heard });
    expect(await send({ assay: 'settings', input: null }, PAGE)).toEqual({
      ok: false,
      failure: { tag: 'internal', detail: 'settings' },
    });
    expect(onBug).toHaveBeenCalledWith('settings', expect.any(Error));
  });
});
