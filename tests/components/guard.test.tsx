// @vitest-environment happy-dom
import { readFileSync } from 'node:fs';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createFindings } from '@/components/guard/findings';
import { followAgain, opensNew } from '@/components/guard/follow-again';
import { followedLink } from '@/components/guard/followed-link';
import { startGuard } from '@/components/guard/guard';
import { drawGuardDialog } from '@/components/guard/guard-dialog';
import type { Finding } from '@/utils/domain/guard';
import { speak } from './gallery/stub-browser';

vi.mock('wxt/browser', () => import('./gallery/stub-browser'));

const style = readFileSync('components/guard/guard.css', 'utf8');
const EVIL = 'https://evil.example/x';
const FINDING: Finding = {
  ...{ about: 'link', reading: 14, answered: 92, analysedAt: 0 },
  worst: [{ engine: 'Engine\u202e', label: null }],
};
const asked: { name: string; input: unknown }[] = [];
let answer: unknown = { on: true, later: false, found: [FINDING] };
const call = (async (name: string, input: unknown) => {
  asked.push({ name, input });
  if (answer === null) return { ok: false, failure: { tag: 'internal', detail: 'gone' } };
  return { ok: true, value: answer };
}) as Parameters<typeof createFindings>[0];

beforeEach(() => {
  speak('en');
  asked.length = 0;
  answer = { on: true, later: false, found: [FINDING] };
  document.body.innerHTML = '';
});

/** An event of a hand: happy-dom makes none. */
function trusted<Type extends Event>(event: Type, path: readonly EventTarget[]): Type {
  Object.defineProperty(event, 'isTrusted', { value: true });
  event.composedPath = () => [...path];
  return event;
}

describe('what is followed', () => {
  it('is the link around what was clicked, of HTML or SVG, if it leads to the web', () => {
    document.body.innerHTML = `<a id="a" href="${EVIL}"><b id="b">x</b></a><svg><a id="s" href="${EVIL}"><text/></a></svg>
      <a id="m" href="mailto:a@b.example">m</a><a id="n">n</a><a id="h" href="#top">h</a><p id="p">p</p>`;
    const at = (id: string) => {
      const element = document.getElementById(id);
      if (!element) throw new Error(id);
      return followedLink([element, element.parentElement ?? document.body])?.address;
    };
    expect(at('a')).toBe(EVIL);
    expect(at('b')).toBe(EVIL);
    expect(at('s')).toBe(EVIL);
    for (const id of ['m', 'n', 'h', 'p']) expect(at(id)).toBeUndefined();
  });

  it.each([
    [{}, false],
    [{ button: 1 }, true],
    [{ ctrlKey: true }, true],
    [{ metaKey: true }, true],
    [{ button: 1, shiftKey: true }, true],
    [{ shiftKey: true }, true],
    [{ altKey: true }, false],
  ] as const)('opens something new as the browser would: %j', (keys, isNew) =>
    expect(opensNew(new MouseEvent('click', keys))).toBe(isNew),
  );

  it('is repeated on the link itself, or by a link of our own like it where it has changed', () => {
    document.body.innerHTML = `<a href="${EVIL}" target="x" rel="noreferrer" referrerpolicy="origin">x</a>`;
    const element = document.querySelector('a');
    if (!element) throw new Error('no link');
    const clicks: MouseEvent[] = [];
    element.addEventListener('click', (event) => {
      // Or the page would be gone.
      event.preventDefault();
      clicks.push(event);
    });
    const opened: unknown[] = [];
    const click = vi.spyOn(HTMLElement.prototype, 'click').mockImplementation(function (this: HTMLElement) {
      const { href, target, rel, referrerPolicy, isConnected } = this as HTMLAnchorElement;
      opened.push([href, target, rel, referrerPolicy, isConnected]);
    });
    const follow = (event: MouseEvent) => followAgain({ element, address: EVIL, isForm: false, event });
    follow(new MouseEvent('click', { clientX: 7, altKey: true }));
    expect(clicks).toMatchObject([{ clientX: 7, altKey: true, ctrlKey: false }]);
    follow(new MouseEvent('auxclick', { button: 1 }));
    element.href = 'https://other.example/';
    follow(new MouseEvent('click'));
    element.remove();
    follow(new MouseEvent('click'));
    click.mockRestore();
    expect(clicks).toHaveLength(1);
    expect(opened).toEqual([
      [EVIL, '_blank', 'noreferrer noopener', 'origin', false],
      [EVIL, 'x', 'noreferrer', 'origin', false],
      [EVIL, 'x', 'noreferrer', 'origin', false],
    ]);
  });
});

describe('what is known', () => {
  const OTHER = 'https://b.example/';

  it('is asked in one message for all that are named at the same time, and kept for a while', async () => {
    let now = 5_000;
    const clock = vi.spyOn(performance, 'now').mockImplementation(() => now);
    const findings = createFindings(call, () => undefined);
    answer = { on: true, later: false, found: [FINDING, null] };
    for (const link of [EVIL, EVIL, OTHER]) findings.ask(link);
    await vi.waitFor(() => expect(findings.known(EVIL)).toEqual(FINDING));
    expect(asked).toEqual([{ name: 'guardLinks', input: { links: [EVIL, OTHER], atClick: false } }]);
    expect(findings.known(OTHER)).toBeNull();
    expect(findings.known('https://c.example/')).toBeUndefined();
    now += 31_000;
    expect(findings.known(EVIL)).toBeUndefined();
    clock.mockRestore();
  });

  it.each([
    ['nobody answers', null],
    ['too much was asked', { on: true, later: true, found: [] }],
  ])('is nothing, and asked anew at once, where %s', async (_, none) => {
    const findings = createFindings(call, () => undefined);
    answer = none;
    expect(await findings.askAtClick(EVIL)).toBeNull();
    expect(findings.known(EVIL)).toBeUndefined();
    answer = { on: true, later: false, found: [FINDING] };
    expect(await findings.askAtClick(EVIL)).toEqual(FINDING);
    expect(asked[1]?.input).toEqual({ links: [EVIL], atClick: true });
  });

  it('of a link too long to be read is what is known of as much as can be, without a name before its host', async () => {
    const findings = createFindings(call, () => undefined);
    const long = `https://${'u'.repeat(9_000)}@evil.example/${'x'.repeat(9_000)}#y`;
    expect(await findings.askAtClick(long)).toEqual(FINDING);
    expect(findings.known(long)).toEqual(FINDING);
    const most = `https://evil.example/${'x'.repeat(9_000)}`.slice(0, 8_192);
    expect(asked).toEqual([{ name: 'guardLinks', input: { links: [most], atClick: true } }]);
  });
});

describe('the question', () => {
  const WAY = { address: EVIL, isForm: false, canOpen: true };
  const said = (element: Element): string =>
    [element, ...element.querySelectorAll('*')]
      .flatMap((part) => part.getAttribute('data-says') ?? [])
      .join(' ')
      // A count stays on one line.
      .replaceAll('\u00a0', ' ');

  it('says why, about what, and shows foreign text as it is, in nothing that a page could search', () => {
    const way = { ...WAY, address: 'https://user@evil.example/\u202Ex' };
    const { dialog, stay, open } = drawGuardDialog(way, FINDING, 3_600_000);
    expect(said(dialog)).toContain(
      'VirusTotal’s engines flag this link as malicious (14 of 92). Open it anyway?',
    );
    expect(dialog.querySelector('.address b')?.getAttribute('data-says')).toBe('evil.example');
    expect(said(dialog)).toContain('⟨U+202E⟩x');
    expect(said(dialog)).toContain('Report: 1 hour ago');
    expect(said(dialog)).toContain('Engine⟨U+202E⟩ Malicious');
    expect([said(stay), said(open)]).toEqual(['Stay here', 'Open anyway']);
    expect(dialog.textContent).toBe('');
  });

  it.each([
    [true, 'link', false, 'VirusTotal’s engines flag this link as malicious (14 of 92). Open it anyway?'],
    [
      true,
      'host',
      false,
      'This link’s domain is flagged as malicious (14 of 92 engines). Open the link anyway?',
    ],
    [false, 'link', false, 'VirusTotal’s engines flag this link as malicious (14 of 92). It was not opened.'],
    [
      false,
      'host',
      false,
      'This link’s domain is flagged as malicious (14 of 92 engines). The link was not opened.',
    ],
    [
      true,
      'link',
      true,
      'an address that VirusTotal’s engines flag as malicious (14 of 92). Send it anyway?',
    ],
    [true, 'host', true, 'a domain that is flagged as malicious (14 of 92 engines). Send it anyway?'],
    [
      false,
      'link',
      true,
      'an address that VirusTotal’s engines flag as malicious (14 of 92). It was not sent.',
    ],
    [false, 'host', true, 'a domain that is flagged as malicious (14 of 92 engines). It was not sent.'],
  ] as const)('asks only what it can do: answerable %s, the %s, form %s', (canOpen, about, isForm, text) => {
    const { dialog, open } = drawGuardDialog({ ...WAY, isForm, canOpen }, { ...FINDING, about }, 0);
    expect(said(dialog)).toContain(text);
    expect(said(dialog).includes('anyway?')).toBe(canOpen);
    const how = dialog.querySelector('.how')?.getAttribute('data-says') ?? null;
    if (canOpen) expect([said(open), how]).toEqual([isForm ? 'Send anyway' : 'Open anyway', null]);
    else expect(said(open)).toBe('Full report');
    if (!canOpen) expect(how).toContain(isForm ? 'send the form again' : 'right-click the link');
  });

  it.each(['ja', 'ko', 'ru'])('is no question in %s either where nothing can be opened', (language) => {
    speak(language);
    for (const isForm of [false, true]) {
      for (const about of ['link', 'host'] as const) {
        const drawn = drawGuardDialog({ ...WAY, isForm, canOpen: false }, { ...FINDING, about }, 0).dialog;
        expect(said(drawn)).toContain('14');
        expect(said(drawn)).not.toMatch(/[?？]/);
      }
    }
  });
});

describe('a form', () => {
  const pathTo = (html: string): Element[] => {
    document.body.innerHTML = `<form action="${EVIL}">${html}</form>`;
    const path: Element[] = [];
    for (let at = document.querySelector('form > *'); at; at = at.parentElement) path.push(at);
    return path;
  };

  it.each([
    ['<button>Send</button>', EVIL],
    ['<input type="submit">', EVIL],
    ['<input type="image">', EVIL],
    ['<button formaction="https://other.example/">Send</button>', 'https://other.example/'],
    ['<button disabled>No</button>', undefined],
    ['<button type="button">No</button>', undefined],
    ['<button type="reset">No</button>', undefined],
    ['<button formmethod="dialog">Close</button>', undefined],
    ['<input type="text">', undefined],
    ['<input type="checkbox">', undefined],
    ['<textarea></textarea>', undefined],
    ['<select></select>', undefined],
    ['<label>Name</label>', undefined],
    ['<p>Text</p>', undefined],
  ])('%s is sent by a click to %s', (html, address) =>
    expect(followedLink(pathTo(html))?.address).toBe(address),
  );

  it.each([
    ['<button type="button">x</button>', EVIL],
    ['<input>', EVIL],
    ['<input type="checkbox">', undefined],
    ['<input type="reset">', undefined],
  ])('with %s in a link in it goes where browsers go: %s', (html, address) => {
    const [link, ...around] = pathTo(`<a href="${EVIL}">${html}</a>`);
    if (!link?.firstElementChild) throw new Error('no link');
    expect(followedLink([link.firstElementChild, link, ...around])?.address).toBe(address);
  });

  it('is sent again only after its own `submit`, never after a click, and a click keeps its keys', () => {
    const [button, element] = pathTo('<button>Send</button>');
    if (!button || !element) throw new Error('no form');
    const sent = vi.spyOn(HTMLFormElement.prototype, 'requestSubmit').mockImplementation(() => undefined);
    const again = (at: Element, event: Event) =>
      followAgain({ element: at, address: EVIL, isForm: true, event });
    again(element, new MouseEvent('click'));
    expect(sent).not.toHaveBeenCalled();
    again(element, new Event('submit'));
    expect(sent).toHaveBeenCalledOnce();
    const clicks: MouseEvent[] = [];
    button.addEventListener('click', (event) => {
      event.preventDefault();
      clicks.push(event as MouseEvent);
    });
    again(button, new MouseEvent('click', { ctrlKey: true, shiftKey: true }));
    expect(clicks).toMatchObject([{ ctrlKey: true, shiftKey: true, altKey: false }]);
    expect(sent).toHaveBeenCalledOnce();
    sent.mockRestore();
  });
});

it('is written in generic fonts alone, which no page can define', () => {
  const names = [...style.matchAll(/font(?:-family)?:([^;]+);/g)].flatMap(([, value = '']) =>
    value.replace(/^.*px(?= )/s, '').split(','),
  );
  expect(new Set(names.map((name) => name.trim()))).toEqual(
    new Set(['system-ui', 'sans-serif', 'monospace', 'inherit']),
  );
});

describe('the guard', () => {
  function start(isAlive = () => true) {
    document.body.innerHTML = `<a href="${EVIL}">x</a>`;
    const link = document.querySelector('a');
    if (!link) throw new Error('no link');
    const heard: string[] = [];
    link.addEventListener('click', (event) => {
      heard.push(event.isTrusted ? 'hand' : 'again');
      event.preventDefault();
    });
    let lookAgain = (): void => undefined;
    const onLookAgain = (listener: () => void) => {
      lookAgain = listener;
      return () => undefined;
    };
    const parts = { style: '', call, callTwice: call, onLookAgain, isAlive, rootOf: () => null };
    const stop = startGuard(parts);
    const send = (event: Event) => {
      link.dispatchEvent(trusted(event, [link, document.body, document, window]));
      return event;
    };
    const click = (over: MouseEventInit = {}, type = 'click') =>
      send(new MouseEvent(type, { bubbles: true, cancelable: true, composed: true, ...over }));
    return { stop, heard, send, click, link, lookAgain: () => lookAgain() };
  }
  const links = () => asked.filter(({ name }) => name === 'guardLinks').length;

  it('lets a link pass at once of which nothing bad is known', async () => {
    answer = { on: true, later: false, found: [null] };
    const { stop, heard, send, click } = start();
    send(new Event('pointerover', { bubbles: true, composed: true }));
    await vi.waitFor(() => expect(links()).toBe(1));
    await Promise.resolve();
    click();
    expect(heard).toEqual(['hand']);
    stop();
  });

  it('holds a click that comes before the answer, and repeats it when nothing is known', async () => {
    answer = { on: true, later: false, found: [null] };
    const { stop, heard, click } = start();
    expect(click().defaultPrevented).toBe(true);
    expect(heard).toEqual([]);
    await vi.waitFor(() => expect(heard).toEqual(['again']));
    click({ button: 1 }, 'auxclick');
    stop();
  });

  it('asks beforehand where a key moved the focus, and not where a script did', async () => {
    answer = { on: true, later: false, found: [null] };
    const { stop, send } = start();
    send(new Event('focusin', { bubbles: true, composed: true }));
    await Promise.resolve();
    expect(links()).toBe(0);
    send(new KeyboardEvent('keydown', { key: 'Tab', bubbles: true, composed: true }));
    send(new Event('focusin', { bubbles: true, composed: true }));
    await vi.waitFor(() => expect(links()).toBe(1));
    stop();
  });

  it('asks about a click that comes while too much was asked, by itself', async () => {
    answer = { on: true, later: true, found: [] };
    const { stop, heard, send, click } = start();
    send(new Event('pointerover', { bubbles: true, composed: true }));
    await vi.waitFor(() => expect(links()).toBe(1));
    answer = { on: true, later: false, found: [null] };
    expect(click().defaultPrevented).toBe(true);
    await vi.waitFor(() => expect(heard).toEqual(['again']));
    expect(asked.at(-1)?.input).toEqual({ links: [EVIL], atClick: true });
    stop();
  });

  it('asks whether it is on when it is told that something changed', async () => {
    const { lookAgain, click, heard } = start();
    answer = { on: false, later: false, found: [] };
    lookAgain();
    await vi.waitFor(() => expect(links()).toBe(1));
    await vi.waitFor(() => {
      click();
      expect(heard).toContain('hand');
    });
  });

  it('does not heed what scripts do, right clicks, or anything once its extension is gone', async () => {
    let alive = true;
    const { stop, heard, click, link } = start(() => alive);
    link.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, composed: true }));
    expect(heard).toEqual(['again']);
    click({ button: 2 }, 'auxclick');
    expect(links()).toBe(0);
    alive = false;
    click();
    expect(heard).toEqual(['again', 'hand']);
    expect(links()).toBe(0);
    stop();
  });

  it('stops when the background says that it is off', async () => {
    answer = { on: false, later: false, found: [] };
    const { heard, click } = start();
    click();
    await vi.waitFor(() => expect(heard).toEqual(['again']));
    click();
    expect(heard).toEqual(['again', 'hand']);
    expect(links()).toBe(1);
  });
});
