// @vitest-environment happy-dom
import { describe, expect, it, vi } from 'vitest';
import { COMMENT_MAX } from '@/utils/domain/community';
import { failed } from '@/utils/domain/result';
import { PAYLOADS, STRANGE } from '../support/payloads';
import { drawCommunity } from './draw-community';
import { button, find, type } from './draw-popup';
import { comment, comments, entry, hostileComments, outboxes, votes } from './gallery/stub-community';

vi.mock('wxt/browser', () => import('./gallery/stub-browser'));

const now = Date.now();
const BOXES = outboxes(now);
const deed = (root: HTMLElement, act: string): HTMLElement => {
  const found = root.querySelector<HTMLElement>(`[data-deed="${act}"]`);
  if (!found) throw new Error(`no ${act}`);
  return found;
};
const item = (root: HTMLElement, words: string): HTMLElement => {
  const found = [...root.querySelectorAll<HTMLElement>('.com-item')].find((one) =>
    one.textContent?.includes(words),
  );
  if (!found) throw new Error(`no comment ${words}`);
  return found;
};
const press = (inside: HTMLElement, name: string): void => {
  const all = [...inside.querySelectorAll('button')];
  const found = all.find((one) => one.textContent === name);
  if (!found) throw new Error(`no ${name} among ${all.map((one) => one.textContent).join()}`);
  found.click();
};

describe('before anything is read', () => {
  it('nothing is asked of VirusTotal, and the cost stands on the button', async () => {
    const { root, asked } = await drawCommunity();
    expect(root.querySelector('#title-comments')?.textContent).toBe('Comments');
    const loads = [...root.querySelectorAll('button')].filter(
      (one) => one.textContent === 'Load (1 request)',
    );
    expect(loads).toHaveLength(2);
    expect(asked.map(({ name }) => name).filter((name) => name === 'readSection')).toEqual([]);
    expect(root.textContent).toContain('31 malicious, 2 harmless');
    expect(root.textContent).toContain('They do not change the verdict.');
  });
});

describe('comments', () => {
  it('show their tags, what others say, and which is one’s own', async () => {
    const { root } = await drawCommunity({ comments: comments(now), own: ['m2'] });
    const first = item(root, 'Fake customs page');
    expect([...first.querySelectorAll('.com-tags li')].map((tag) => tag.textContent)).toEqual([
      '#phishing',
      '#germany',
    ]);
    expect([...first.querySelectorAll('.com-acts button')].map((one) => one.textContent)).toEqual([
      'Agree 12',
      'Disagree 1',
      'Report abuse',
    ]);
    await vi.waitFor(() => expect(item(root, 'same kit').textContent).toContain('Yours'));
    expect(
      [...item(root, 'same kit').querySelectorAll('.com-acts button')].map((one) => one.textContent),
    ).toEqual(['Delete']);
    expect(item(root, 'IOC list').textContent).toContain('Reported as abuse: 2');
  });

  it('name addresses by their real host, never as links, with a warning where alphabets mix', async () => {
    const { root } = await drawCommunity({ comments: comments(now) });
    const iocs = item(root, 'IOC list');
    expect(iocs.querySelector('a')).toBeNull();
    const named = [...iocs.querySelectorAll('.com-named li')];
    expect(named.map((one) => one.querySelector('.ind')?.textContent)).toEqual([
      '203.0.113.87',
      'cdn-verify.example',
      'https://xn--pketdienst-zoll-ulm.example/de',
      'https://login.muster.example/a',
    ]);
    await vi.waitFor(() => expect(named[2]?.textContent).toContain('mixes letters of different alphabets'));
    expect(named[3]?.textContent).not.toContain('mixes letters');
    expect(named[1]?.querySelector('button')?.getAttribute('aria-label')).toBe('Check cdn-verify.example');
  });

  it('of any length are cut until somebody asks for the rest', async () => {
    const { root } = await drawCommunity({ comments: [comment('long', 'word '.repeat(2_000), now)] });
    const shown = () => item(root, 'word').querySelector('.com-text')?.textContent?.length ?? 0;
    expect(shown()).toBeLessThan(1_300);
    press(item(root, 'word'), 'Show all');
    await vi.waitFor(() => expect(shown()).toBe(10_000));
    expect(root.textContent).toContain('The rest of this comment is on VirusTotal.');
  });

  it.each([
    ['Agree 12', { act: 'comment-vote', commentId: 'm1', vote: 'positive', seen: 12 }],
    ['Disagree 1', { act: 'comment-vote', commentId: 'm1', vote: 'negative', seen: 1 }],
    ['Report abuse', { act: 'comment-vote', commentId: 'm1', vote: 'abuse', seen: 0 }],
  ])('can be spoken about: %s', async (name, what) => {
    const { root, sent } = await drawCommunity({ comments: comments(now) });
    press(item(root, 'Fake customs page'), name);
    await vi.waitFor(() => expect(sent('participate')).toMatchObject([{ what, from: 'c1' }]));
  });

  it('of one’s own can be deleted, and are gone then', async () => {
    const { root, sent, become } = await drawCommunity({ comments: comments(now), own: ['m2'] });
    await vi.waitFor(() => press(item(root, 'same kit'), 'Delete'));
    await vi.waitFor(() =>
      expect(sent('participate')).toMatchObject([{ what: { act: 'delete-comment', commentId: 'm2' } }]),
    );
    become((BOXES.already ?? []).slice(3));
    await vi.waitFor(() => expect(root.textContent).not.toContain('same kit'));
  });
});

describe('writing a comment', () => {
  const field = () => find<HTMLTextAreaElement>('.com-write textarea');
  const post = () => button('Post publicly', '.com-write') as Promise<HTMLButtonElement>;

  it('shows its tags and its length as one types, and who will read it', async () => {
    const { root } = await drawCommunity();
    expect((await post()).disabled).toBe(true);
    type(await field(), 'Kit of #Zollstock, see #ＩＤ_7 and #zollstock');
    await vi.waitFor(() =>
      expect(root.querySelector('.com-write')?.textContent).toContain('Tags: #zollstock, #ｉｄ_7'),
    );
    expect(root.querySelector('.com-write')?.textContent).toContain('43 of 4,000 characters');
    expect(root.querySelector('.com-write')?.textContent).toContain('Everyone can read it on VirusTotal');
    expect((await post()).disabled).toBe(false);
  });

  it.each([
    ['a SHA-256 or a key', 'ab12'.repeat(16), 'may be secret', false],
    ['something random', 'token sk_live_9fKq2LmZx81bXq0vJtR7w', 'may be secret', false],
    ['too much', 'x'.repeat(COMMENT_MAX + 1), 'the limit is 4,000', true],
  ])('warns of %s', async (_, text, words, refused) => {
    const { root } = await drawCommunity();
    type(await field(), text);
    await vi.waitFor(() => expect(root.querySelector('.com-warning')?.textContent).toContain(words));
    expect((await post()).disabled).toBe(refused);
  });

  it('hands it over once, and keeps the text when it is refused at once', async () => {
    const refused = failed({ tag: 'bad-input', why: { reason: 'holds-key' } });
    const { root, sent } = await drawCommunity({ over: { participate: refused } });
    type(await field(), ' My key. ');
    await vi.waitFor(async () => expect((await post()).disabled).toBe(false));
    (await post()).click();
    await vi.waitFor(() => expect(root.querySelector('[data-failure="bad-input"]')).not.toBeNull());
    expect(sent('participate')).toMatchObject([{ what: { act: 'comment', text: 'My key.' } }]);
    expect((await field()).value).toBe(' My key. ');
  });

  it('gives the text back when it is taken back', async () => {
    const { root, sent, become } = await drawCommunity({ outbox: (BOXES.held ?? []).slice(0, 1) });
    expect(deed(root, 'comment').textContent).toContain('Your comment leaves in 0:0');
    expect(deed(root, 'comment').textContent).toContain('Closing this page does not stop it.');
    press(deed(root, 'comment'), 'Undo');
    become([]);
    await vi.waitFor(async () => expect((await field()).value).toBe('Asks for card data. #phishing'));
    expect(sent('takeBack')).toEqual([{ id: 'e1' }]);
  });

  it('adds the text to what is typed meanwhile', async () => {
    const { become } = await drawCommunity({ outbox: (BOXES.failed ?? []).slice(0, 1) });
    type(await field(), 'Second thought.');
    (await button('Edit the text', '.com-write')).click();
    become([]);
    await vi.waitFor(async () =>
      expect((await field()).value).toBe('Second thought.\n\nAsks for card data. #phishing'),
    );
  });

  it('says once that it leaves', async () => {
    const { root } = await drawCommunity({ outbox: (BOXES.held ?? []).slice(0, 1) });
    const status = deed(root, 'comment').querySelector('[role="status"]');
    await vi.waitFor(() => expect(status?.textContent).toBe('Your comment leaves in 0:05.'));
  });

  it('moves focus to the undo only in the page that said it', async () => {
    const held = (BOXES.held ?? []).slice(0, 1);
    const other = await drawCommunity({ outbox: held });
    expect(deed(other.root, 'comment').textContent).toContain('Undo');
    expect(document.activeElement).toBe(document.body);

    const { root, become } = await drawCommunity({ over: { participate: { ok: true, value: held[0] } } });
    type(await field(), 'Asks');
    await vi.waitFor(async () => expect((await post()).disabled).toBe(false));
    (await post()).click();
    become(held);
    await vi.waitFor(() => expect(document.activeElement?.textContent).toBe('Undo'));
    expect(deed(root, 'comment').contains(document.activeElement)).toBe(true);
  });

  it('draws it first once it is posted, as the background says it is there', async () => {
    const { root, become } = await drawCommunity({ comments: comments(now) });
    become(BOXES.done ?? []);
    await vi.waitFor(() =>
      expect(root.querySelector('.com-item')?.textContent).toContain('Asks for card data.'),
    );
    expect(deed(root, 'comment').textContent).toBe('Your comment is on VirusTotal.');
    expect(item(root, 'Fake customs page').textContent).toContain('Reported as abuse: 1');
  });
});

describe('what is under way', () => {
  it.each([
    ['sending', 'vote', 'Sending…', []],
    ['waiting', 'vote', 'It leaves in about 0:', ['Undo']],
    ['looking', 'vote', 'Looking whether it arrived (1 request)…', []],
    ['missing', 'vote', 'VirusTotal does not show it.', ['Send again publicly (2 requests)', 'Close']],
    [
      'missing',
      'comment',
      'VirusTotal does not show it.',
      ['Send again publicly (2 requests)', 'Edit the text'],
    ],
    ['unclear', 'comment', 'It may be on VirusTotal already.', ['Look again (1 request)']],
    ['failed', 'comment', 'error 503', ['Edit the text']],
    ['forbidden', 'delete-comment', 'VirusTotal does not let this account do that.', ['Close']],
    ['already', 'vote', 'You have already voted this way.', []],
    ['done', 'vote', 'You voted malicious.', []],
    ['done', 'comment-vote', 'Your report is with VirusTotal.', []],
  ])('is said in its place: %s %s', async (state, act, words, buttons) => {
    const outbox = BOXES[state] ?? [];
    const { root } = await drawCommunity({ comments: comments(now), own: ['m2'], outbox });
    await vi.waitFor(() => expect(deed(root, act).textContent).toContain(words));
    expect([...deed(root, act).querySelectorAll('button')].map((one) => one.textContent)).toEqual(buttons);
  });

  it('cannot be said again before it could be looked for', async () => {
    const { root, sent } = await drawCommunity({ outbox: BOXES.unclear ?? [] });
    expect(root.querySelector('.com-cast > .actions-row')).toBeNull();
    press(deed(root, 'vote'), 'Look again (1 request)');
    await vi.waitFor(() => expect(sent('lookAgain')).toEqual([{ id: 'e2' }]));
    expect(sent('participate')).toEqual([]);
  });

  it('says why it cannot be sent again', async () => {
    const over = { participate: failed({ tag: 'no-key' }) };
    const { root } = await drawCommunity({ outbox: BOXES.missing ?? [], over });
    press(deed(root, 'vote'), 'Send again publicly (2 requests)');
    await vi.waitFor(() =>
      expect(deed(root, 'vote').querySelector('[data-failure="no-key"]')).not.toBeNull(),
    );
  });

  it('is sent again only by one’s own word', async () => {
    const { root, sent } = await drawCommunity({ outbox: BOXES.missing ?? [] });
    expect(sent('participate')).toEqual([]);
    press(deed(root, 'vote'), 'Send again publicly (2 requests)');
    await vi.waitFor(() =>
      expect(sent('participate')).toMatchObject([{ what: { act: 'vote', verdict: 'malicious' } }]),
    );
  });
});

describe('votes', () => {
  it('are listed with the weight of each', async () => {
    const { root } = await drawCommunity({ votes: votes(now) });
    await vi.waitFor(() => expect(root.querySelectorAll('.com-votes .com-vote')).toHaveLength(3));
    const rows = [...root.querySelectorAll('.com-votes .com-vote')].map((row) =>
      [...row.children].slice(0, 2).map((cell) => cell.textContent),
    );
    expect(rows).toEqual([
      ['Malicious', 'Weight −7'],
      ['Harmless', 'Weight +23'],
      ['Malicious', 'Weight 0'],
    ]);
  });

  it('are cast after it was said who sees them', async () => {
    const { root, sent } = await drawCommunity();
    const cast = root.querySelector<HTMLElement>('.com-cast') as HTMLElement;
    expect(cast.textContent).toContain('Your vote is public under your account’s name.');
    press(cast, 'Vote malicious publicly');
    await vi.waitFor(() =>
      expect(sent('participate')).toMatchObject([{ what: { act: 'vote', verdict: 'malicious' } }]),
    );
  });
});

describe('hostile text', () => {
  it.each(Object.keys(PAYLOADS))('is text: %s', async (name) => {
    const { root } = await drawCommunity({
      comments: hostileComments(now).filter(({ id }) => id.startsWith(name)),
      own: [PAYLOADS[name] ?? ''],
    });
    expect(root.querySelector(STRANGE)).toBeNull();
    expect([...root.querySelectorAll('.com-item a')]).toEqual([]);
    expect(root.textContent).not.toMatch(/(?![\n\t])\p{Cc}|\p{Cf}|\p{Zl}|\p{Zp}|\p{Cs}/u);
    for (const element of root.querySelectorAll('*'))
      for (const attribute of element.attributes) expect(attribute.name).not.toMatch(/^on/);
    expect('pwned' in globalThis).toBe(false);
  });

  it('in the outbox is text too', async () => {
    for (const text of Object.values(PAYLOADS)) {
      const held = { phase: 'uncertain', failure: null } as const;
      const { root, become } = await drawCommunity({
        outbox: [entry('e1', { act: 'comment', text }, held, now)],
      });
      press(deed(root, 'comment'), 'Edit the text');
      become([]);
      await vi.waitFor(async () => {
        expect((await find<HTMLTextAreaElement>('.com-write textarea')).value.length).toBeGreaterThanOrEqual(
          0,
        );
      });
      expect(root.querySelector(STRANGE)).toBeNull();
    }
    expect('pwned' in globalThis).toBe(false);
  });
});
