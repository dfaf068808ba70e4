// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { PAYLOADS, STRANGE } from '../support/payloads';
import { button, drawPopup, find, pushTo, type } from './draw-popup';
import { failures, states } from './gallery/states';
import { check, counts, failedCheck, LINK, reportState } from './gallery/stub-data';

vi.mock('wxt/browser', () => import('./gallery/stub-browser'));

const NOW = Date.UTC(2026, 10, 21, 21, 5);

beforeEach(() => {
  vi.useFakeTimers({ now: NOW, toFake: ['Date', 'setInterval', 'clearInterval'] });
});
afterEach(() => {
  vi.useRealTimers();
});

describe('every state of a check', () => {
  const sentences: Readonly<Record<string, readonly [verdict: string | null, text: string]>> = {
    asking: [null, 'This link may contain a secret (token). Send it without that part?'],
    'looking-up': [null, 'Asking VirusTotal'],
    waiting: [null, 'The limit per minute is used up. Assay continues by itself in 23 seconds.'],
    'waiting-day': [null, 'Assay continues by itself.'],
    'waiting-month': [null, 'This month’s limit is used up.'],
    analysing: [null, 'VirusTotal is analyzing it.'],
    malicious: ['malicious', 'Malicious'],
    suspicious: ['suspicious', '2 of 92 engines flag it as malicious or suspicious.'],
    'nothing-found': ['nothing-found', 'None of the 93 engines that answered flags it.'],
    old: ['nothing-found', 'This report is old (47 days ago). A re-scan asks the engines again.'],
    'no-answer': ['unknown', 'There is a report, but no engine gave an answer. Ask for a re-scan.'],
    'one-engine': ['nothing-found', 'The only engine that answered does not flag it.'],
    'old-domain': ['nothing-found', '47 days ago'],
    'no-answer-domain': ['unknown', 'There is a report, but no engine gave an answer.'],
    imitating: ['nothing-found', 'The host name mixes letters of different alphabets.'],
    'looking-up-unsent': [null, 'Will be sent'],
    'still-analysing': ['nothing-found', 'VirusTotal has not finished analyzing it. Check again later.'],
    unknown: ['unknown', 'VirusTotal does not know this address.'],
    'unknown-file': ['unknown', 'VirusTotal does not know this file.'],
    uncertain: ['unknown', 'It was submitted, but the reply got lost on the way.'],
  };

  it.each(Object.entries(sentences))(
    '%s says it in words and in its attribute',
    async (name, [verdict, text]) => {
      const { root } = await drawPopup({ check: states(NOW)[name] ?? null });
      const band = await find('.band');
      expect(band.dataset.verdict ?? null).toBe(verdict);
      await vi.waitFor(() => expect(root.textContent).toContain(text));
    },
  );

  it.each(Object.entries(failures(NOW)))(
    'failed: %s has a title, a sentence and its tag',
    async (_, failure) => {
      await drawPopup({ check: failedCheck(failure) });
      const band = await find('.band');
      expect(band.dataset.verdict).toBe('failed');
      expect(band.dataset.failure).toBe(failure.tag);
      await vi.waitFor(() => expect(band.querySelector('.say')?.textContent).toMatch(/\p{L}{3}.*[.”]$/u));
      expect(band.querySelector('h1')?.textContent).not.toBe('');
    },
  );
});

it.each([
  ['javascript', 'It runs a script', []],
  ['vbscript', 'It runs a script', []],
  ['data', 'holds its content', []],
  ['constructor', 'only http and https', ['Edit']],
] as const)('failed: a %s link says what it is', async (scheme, sentence, buttons) => {
  await drawPopup({ check: failedCheck({ tag: 'bad-input', why: { reason: 'scheme', scheme } }) });
  const band = await find('.band');
  await vi.waitFor(() => expect(band.querySelector('.say')?.textContent).toMatch(new RegExp(sentence, 'i')));
  const actions = await find('.actions');
  expect([...actions.querySelectorAll('button')].map((one) => one.textContent)).toEqual(buttons);
});

it.each([
  ['a.example', 'domain'],
  ['198.51.100.7', 'ip'],
  ['2001:db8::1', 'ip'],
])('failed: of a blob link the host can be checked: %s', async (host, kind) => {
  const failure = { tag: 'bad-input', why: { reason: 'scheme', scheme: 'blob', host } } as const;
  const { root, sent } = await drawPopup({ check: failedCheck(failure) });
  await vi.waitFor(() => expect(root.querySelector('.say')?.textContent).toContain(host));
  (await button('Check the domain')).click();
  await vi.waitFor(() => expect(sent('startCheck')).toMatchObject([{ indicator: { kind, value: host } }]));
});

it.each(Object.entries(PAYLOADS))('failed: words of a refusal are text: %s', async (_, message) => {
  const failure = { tag: 'bad-input', why: { reason: 'refused', message: `No: ${message}` } } as const;
  const { root } = await drawPopup({ check: failedCheck(failure) });
  const band = await find('.band');
  await vi.waitFor(() => expect(band.querySelector('.say')?.textContent).toContain('No: '));
  expect(root.querySelectorAll(STRANGE)).toHaveLength(0);
  expect(band.textContent).not.toMatch(/(?![\n\t])\p{Cc}|\p{Cf}|\p{Zl}|\p{Zp}|\p{Cs}/u);
});

describe('a report', () => {
  it('takes what is pushed, and nothing of another check', async () => {
    await drawPopup({ check: check({ phase: 'looking-up' }) });
    await pushTo('check:c1', {
      push: 'check',
      check: check(reportState(counts({ harmless: 3 }), NOW), { id: 'other' }),
    });
    await pushTo('check:c1', {
      push: 'check',
      check: check(reportState(counts({ malicious: 5, harmless: 3 }), NOW)),
    });
    await find('.band[data-verdict="malicious"]');
  });

  it.each(['old-domain', 'no-answer-domain'])('promises no re-scan of a host: %s', async (name) => {
    const { root } = await drawPopup({ check: states(NOW)[name] ?? null });
    expect(root.textContent).not.toMatch(/re-scan/i);
  });

  it('leads to VirusTotal’s page in a tab that learns nothing', async () => {
    await drawPopup({ check: states(NOW).malicious ?? null });
    const link = await button('Open on VirusTotal');
    expect(link.getAttribute('rel')).toBe('noopener noreferrer');
    expect(link.getAttribute('href')).toMatch(/^https:\/\/www\.virustotal\.com\/gui\/url\/[0-9a-f]{64}$/);
  });

  it('filters engines and lists flagging ones first', async () => {
    await drawPopup({ check: states(NOW).suspicious ?? null });
    expect((await find('.engines li')).dataset.category).toBe('malicious');
    (await button('Filter engines')).click();
    type(await find<HTMLInputElement>('.filter input'), 'SUSPICIOUS');
    await vi.waitFor(() => expect(document.querySelectorAll('.engines li')).toHaveLength(1));
  });

  it('moves between its parts by arrow keys, with one stop for Tab', async () => {
    await drawPopup({ check: states(NOW).malicious ?? null });
    (await button('Engines 16')).dispatchEvent(
      new KeyboardEvent('keydown', { key: 'ArrowRight', bubbles: true }),
    );
    await vi.waitFor(() =>
      expect(document.querySelector('[aria-selected="true"]')?.textContent).toBe('Comments'),
    );
    expect(document.querySelectorAll('[role="tab"][tabindex="0"]')).toHaveLength(1);
  });

  it('spends nothing on votes and comments before it is told to', async () => {
    const { sent } = await drawPopup({ check: states(NOW).malicious ?? null });
    (await button('Comments')).click();
    const load = await button('Load comments (1 request)');
    expect(sent('listComments')).toEqual([]);
    load.click();
    await find('.comment');
    expect(sent('listComments')).toHaveLength(1);
    expect(document.querySelectorAll('.comment a, .comment b, .comment img')).toHaveLength(0);
  });

  it('copies a flagged address defanged', async () => {
    const write = vi.fn(async () => undefined);
    vi.stubGlobal('navigator', { languages: ['en'], clipboard: { writeText: write } });
    await drawPopup({ check: states(NOW).malicious ?? null });
    (await button('Copy defanged')).click();
    await vi.waitFor(() => expect(write).toHaveBeenCalledOnce());
    expect(write).toHaveBeenCalledWith(
      expect.stringContaining('hxxps://secure[.]paketdienst-zoll[.]example'),
    );
  });

  it('asks about the host alone', async () => {
    const { sent } = await drawPopup({ check: states(NOW).unknown ?? null });
    (await button('Check the domain')).click();
    await vi.waitFor(() => expect(sent('startCheck')).toHaveLength(1));
    expect(sent('startCheck')[0]).toMatchObject({
      indicator: { kind: 'domain', value: 'secure.paketdienst-zoll.example' },
    });
  });
});

describe('a copy', () => {
  it('says so when the browser does not let it copy', async () => {
    const writeText = vi.fn(() => Promise.reject(new DOMException('refused', 'NotAllowedError')));
    Object.defineProperty(navigator, 'clipboard', { value: { writeText }, configurable: true });
    await drawPopup({ check: failedCheck({ tag: 'internal', detail: 'x' }) });
    (await button('Copy')).click();
    await vi.waitFor(() => expect(document.querySelector('.copy')?.textContent).toBe('Could not copy'));
    (await button('Copy details')).click();
    await vi.waitFor(() =>
      expect(document.querySelector('.actions')?.textContent).toContain('Could not copy'),
    );
  });
});

describe('what publishes', () => {
  it('shows the exact text first, and Enter does not answer', async () => {
    const { sent } = await drawPopup({ check: states(NOW).unknown ?? null });
    (await button('Submit publicly', '.next')).click();
    const dialog = await find('dialog');
    expect(dialog.querySelector('.sendbox')?.textContent).toBe(LINK.value);
    expect(dialog.textContent).toContain('Submitting is public');
    const no = await button('Don’t submit', 'dialog');
    expect(no.hasAttribute('autofocus')).toBe(true);
    no.click();
    await vi.waitFor(() => expect(document.querySelector('dialog')).toBeNull());
    expect(sent('submit')).toEqual([]);
  });

  it('is sent once after yes', async () => {
    const { sent } = await drawPopup({
      check: states(NOW).unknown ?? null,
      fragment: 'check=c1&intent=submit',
    });
    (await button('Submit publicly', 'dialog')).click();
    await vi.waitFor(() => expect(sent('submit')).toEqual([{ id: 'c1' }]));
  });

  it('of a vote is said before it is cast, and the check it belongs to is named', async () => {
    const { root, sent } = await drawPopup({ check: states(NOW).malicious ?? null });
    (await button('Votes')).click();
    const cast = await button('Vote malicious publicly');
    expect(root.textContent).toContain('Your vote is public under your account’s name.');
    expect(sent('participate')).toEqual([]);
    cast.click();
    const what = { act: 'vote', verdict: 'malicious' };
    await vi.waitFor(() => expect(sent('participate')).toMatchObject([{ what, from: 'c1' }]));
  });

  it('of a comment is said before it is handed over, and it stands first once it is posted', async () => {
    const object = { kind: 'url', id: 'x' } as const;
    const text = 'Phishing.';
    const comment = { id: 'n', at: NOW, text, tags: [], positive: 0, negative: 0, abuse: 0 };
    const state = { phase: 'done', comment, already: false };
    const entry = { id: 'e', object, what: { act: 'comment', text }, at: NOW, state };
    const { root, sent } = await drawPopup({
      check: states(NOW).malicious ?? null,
      over: { outbox: [entry] },
    });
    (await button('Comments')).click();
    type(await find<HTMLTextAreaElement>('textarea'), 'Same kit.');
    expect(root.textContent).toContain('Everyone can read it on VirusTotal');
    const post = await button('Post publicly');
    await vi.waitFor(() => expect(post.hasAttribute('disabled')).toBe(false));
    expect(sent('participate')).toEqual([]);
    post.click();
    await vi.waitFor(() =>
      expect(sent('participate')).toMatchObject([{ what: { act: 'comment', text: 'Same kit.' } }]),
    );
    expect((await find('.comment')).textContent).toContain('Phishing.');
  });
});

describe('aloud', () => {
  it('speaks once at the start of a countdown and once at ten seconds', async () => {
    await drawPopup({ check: states(NOW).waiting ?? null });
    const live = await find('.band [role="status"]');
    const first = live.textContent;
    expect(first).toContain('in 23 seconds');
    await vi.advanceTimersByTimeAsync(5_000);
    await vi.waitFor(() => expect(document.querySelector('[role="timer"]')?.textContent).toBe('0:18'));
    expect(live.textContent).toBe(first);
    expect(live.querySelector('[role="timer"]')).toBeNull();
    await vi.advanceTimersByTimeAsync(9_000);
    await vi.waitFor(() => expect(live.textContent).toContain('in 10 seconds'));
  });

  it('hides the short reading and says the sentence', async () => {
    await drawPopup({ check: states(NOW).malicious ?? null });
    expect((await find('.reading')).getAttribute('aria-hidden')).toBe('true');
    expect((await find('.band [role="status"]')).textContent).toContain(
      '14 of 92 engines flag it as malicious.',
    );
    expect((await find('.scale')).getAttribute('aria-label')).toBe(
      '14 malicious, 2 suspicious, 58 harmless, 18 undetected, of 92 engines',
    );
  });
});

describe('hostile text', () => {
  it('stays text, with what is hidden made visible', async () => {
    const { root } = await drawPopup({ check: states(NOW).hostile ?? null });
    await find('.engines li');
    expect(root.querySelectorAll('img, script, b > *, iframe')).toHaveLength(0);
    expect(root.textContent).not.toContain('\u202E');
    expect(root.textContent).toContain('⟨U+202E⟩');
    expect(root.textContent).toContain('<script>alert(1)</script>');
  });
});

describe('access', () => {
  it('is asked for inside the click, and the check goes on when it is given', async () => {
    const ask = vi.fn(async () => true);
    const failure = { tag: 'permission-missing', origin: 'https://www.virustotal.com' } as const;
    const { sent } = await drawPopup({ check: failedCheck(failure), requestOrigin: ask });
    (await button('Allow access')).click();
    await vi.waitFor(() => expect(sent('retryCheck')).toEqual([{ id: 'c1' }]));
    expect(ask).toHaveBeenCalledWith('https://www.virustotal.com');
  });
});
