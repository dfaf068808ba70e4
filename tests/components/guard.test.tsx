// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createFindings } from '@/components/guard/findings';
import { followAgain, opensNew } from '@/components/guard/follow-again';
import { followedLink } from '@/components/guard/followed-link';
import { startGuard } from '@/components/guard/guard';
import { drawGuardDialog } from '@/components/guard/guard-dialog';
import type { Finding } from '@/utils/domain/guard';
import { speak } from './gallery/stub-browser';

vi.mock('wxt/browser', () => import('./gallery/stub-browser'));

const EVIL = 'https://evil.example/x';
const FINDING: Finding = {
  ...{ about: 'link', reading: 14, answered: 92, analysedAt: 0 },
  worst: [{ engine: 'Engine\u202e', label: null }],
};
const asked: { name: string; input: unknown }[] = [];
let answer: unknown = { on: true, found: [FINDING] };
const call = (async (name: string, input: unknown) => {
  asked.push({ name, input });
  if (answer === null) return { ok: false, failure: { tag: 'internal', detail: 'gone' } };
  return { ok: true, value: answer };
}) as Parameters<typeof createFindings>[0];

beforeEach(() => {
  speak('en');
  asked.length = 0;
  answer = { on: true, found: [FINDING] };
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
      return followedLink(trusted(new MouseEvent('click'), [element, element.parentElement ?? document]))
        ?.address;
    };
    expect(at('a')).toBe(EVIL);
    expect(at('b')).toBe(EVIL);
    expect(at('s')).toBe(EVIL);
    for (const id of ['m', 'n', 'h', 'p']) expect(at(id)).toBeUndefined();
  });

  it.each([
    [{}, null],
    [{ button: 1 }, 'background-tab'],
    [{ ctrlKey: true }, 'background-tab'],
    [{ metaKey: true }, 'background-tab'],
    [{ ctrlKey: true, shiftKey: true }, 'tab'],
    [{ button: 1, shiftKey: true }, 'tab'],
    [{ shiftKey: true }, 'window'],
    [{ altKey: true }, null],
  ] as const)('opens as the browser would: %j', (keys, as) =>
    expect(opensNew(new MouseEvent('click', keys))).toBe(as),
  );

  it('is repeated on the link itself, or opened for it where it has changed', () => {
    document.body.innerHTML = `<a href="${EVIL}">x</a>`;
    const element = document.querySelector('a');
    if (!element) throw new Error('no link');
    const clicks: MouseEvent[] = [];
    const opened: string[] = [];
    element.addEventListener('click', (event) => {
      // Or the page would be gone.
      event.preventDefault();
      clicks.push(event);
    });
    const follow = (event: MouseEvent) =>
      followAgain({ element, address: EVIL, event }, (as) => opened.push(as));
    follow(new MouseEvent('click', { clientX: 7, altKey: true }));
    expect(clicks).toMatchObject([{ clientX: 7, altKey: true, ctrlKey: false }]);
    follow(new MouseEvent('auxclick', { button: 1 }));
    element.href = 'https://other.example/';
    follow(new MouseEvent('click'));
    element.remove();
    follow(new MouseEvent('click'));
    expect(clicks).toHaveLength(1);
    expect(opened).toEqual(['background-tab', 'tab', 'tab']);
  });
});

describe('what is known', () => {
  it('is asked once for all who ask at the same time, and kept for a while', async () => {
    let now = 5_000;
    const clock = vi.spyOn(performance, 'now').mockImplementation(() => now);
    const findings = createFindings(call, () => undefined);
    answer = { on: true, found: [FINDING, null] };
    const [one, again, other] = await Promise.all([
      findings.ask(EVIL),
      findings.ask(EVIL),
      findings.ask('https://b.example/'),
    ]);
    expect([one, again, other]).toEqual([FINDING, FINDING, null]);
    expect(asked).toEqual([{ name: 'guardLinks', input: { links: [EVIL, 'https://b.example/'] } }]);
    expect(findings.known(EVIL)).toEqual(FINDING);
    expect(findings.known('https://b.example/')).toBeNull();
    expect(findings.known('https://c.example/')).toBeUndefined();
    now += 31_000;
    expect(findings.known(EVIL)).toBeUndefined();
    clock.mockRestore();
  });

  it('is nothing, and not for long, where nobody answers', async () => {
    const findings = createFindings(call, () => undefined);
    answer = null;
    expect(await findings.ask(EVIL)).toBeNull();
    expect(findings.known(EVIL)).toBeUndefined();
    expect(await findings.ask(`https://a.example/${'x'.repeat(9_000)}`)).toBeNull();
    expect(asked).toHaveLength(1);
  });
});

describe('the question', () => {
  it('says why, about what, and shows foreign text as it is', () => {
    const { dialog, stay, open } = drawGuardDialog('https://user@evil.example/\u202Ex', FINDING, 3_600_000);
    expect(dialog.textContent).toContain(
      'VirusTotal’s engines flag this link as malicious (14 of 92). Open it anyway?',
    );
    expect(dialog.querySelector('.address b')?.textContent).toBe('evil.example');
    expect(dialog.textContent).toContain('⟨U+202E⟩x');
    expect(dialog.textContent).toContain('Report: 1 hour ago');
    expect(dialog.querySelector('li')?.textContent).toBe('Engine⟨U+202E⟩Malicious');
    expect([stay.textContent, open.textContent]).toEqual(['Stay here', 'Open anyway']);
    expect(drawGuardDialog(EVIL, { ...FINDING, about: 'host' }, 0).dialog.textContent).toContain(
      'This link’s domain',
    );
  });
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
    const stop = startGuard({
      style: '',
      call,
      callTwice: call,
      onLookAgain: () => () => undefined,
      isAlive,
    });
    const send = (event: Event) => {
      link.dispatchEvent(trusted(event, [link, document.body, document, window]));
      return event;
    };
    const click = (over: MouseEventInit = {}, type = 'click') =>
      send(new MouseEvent(type, { bubbles: true, cancelable: true, composed: true, ...over }));
    return { stop, heard, send, click, link };
  }
  const links = () => asked.filter(({ name }) => name === 'guardLinks').length;

  it('lets a link pass at once of which nothing bad is known', async () => {
    answer = { on: true, found: [null] };
    const { stop, heard, send, click } = start();
    send(new Event('pointerover', { bubbles: true, composed: true }));
    await vi.waitFor(() => expect(links()).toBe(1));
    await Promise.resolve();
    click();
    expect(heard).toEqual(['hand']);
    stop();
  });

  it('holds a click that comes before the answer, and repeats it when nothing is known', async () => {
    answer = { on: true, found: [null] };
    const { stop, heard, click } = start();
    expect(click().defaultPrevented).toBe(true);
    expect(heard).toEqual([]);
    await vi.waitFor(() => expect(heard).toEqual(['again']));
    click({ button: 1 }, 'auxclick');
    stop();
  });

  it('opens a held click on a new tab through the background', async () => {
    answer = { on: true, found: [null] };
    const { stop, heard, click } = start();
    click({ ctrlKey: true });
    await vi.waitFor(() =>
      expect(asked).toContainEqual({ name: 'guardOpen', input: { link: EVIL, as: 'background-tab' } }),
    );
    expect(heard).toEqual([]);
    stop();
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
    answer = { on: false, found: [] };
    const { heard, click } = start();
    click();
    await vi.waitFor(() => expect(heard).toEqual(['again']));
    click();
    expect(heard).toEqual(['again', 'hand']);
    expect(links()).toBe(1);
  });
});
