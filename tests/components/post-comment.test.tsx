// @vitest-environment happy-dom
import { render } from 'preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { PostComment } from '@/components/popup/PostComment';
import type { Comment } from '@/utils/domain/community';
import type { Failure } from '@/utils/domain/failure';
import { failed, type Result, success } from '@/utils/domain/result';
import { type } from './draw-popup';
import { answerWith, speak } from './gallery/stub-browser';

vi.mock('wxt/browser', () => import('./gallery/stub-browser'));

const OBJECT = { kind: 'url', id: 'a'.repeat(64) } as const;
const written = (text: string): Comment => ({
  ...{ id: text, at: 1, text, tags: [] },
  ...{ positive: 0, negative: 0, abuse: 0 },
});
const page = (...texts: string[]) => success({ items: texts.map(written), cursor: null, total: null });

let asked: string[] = [];
let replies: Record<string, Result<unknown>> = {};
const onPosted = vi.fn<(comment: Comment) => void>();

beforeEach(() => {
  vi.useFakeTimers();
  vi.clearAllMocks();
  asked = [];
  speak('en');
  answerWith((name) => {
    asked.push(name);
    return replies[name];
  });
  document.body.innerHTML = '';
  render(<PostComment object={OBJECT} gateway={null} onPosted={onPosted} />, document.body);
});
afterEach(() => {
  render(null, document.body);
  vi.useRealTimers();
});

const settle = () => vi.advanceTimersByTimeAsync(200);
const field = () => document.querySelector('textarea') as HTMLTextAreaElement;
const post = () => document.querySelector('button[type="submit"]') as HTMLButtonElement;

/** Writes it, waits the time in which it can be undone, and then until it is known what became of it. */
async function publish(text: string): Promise<void> {
  await settle();
  type(field(), text);
  await settle();
  post().click();
  await settle();
  await vi.advanceTimersByTimeAsync(6_000);
}

const LOST: readonly Failure[] = [
  { tag: 'timeout' },
  { tag: 'offline' },
  { tag: 'upstream', status: 503 },
  { tag: 'internal', detail: 'no reply to postComment' },
];

describe('a comment whose reply was lost (faults.md §4.4)', () => {
  it.each(LOST)('is looked for, and there: $tag', async (failure) => {
    replies = { postComment: failed(failure), listComments: page('Other.', 'Phishing. ') };
    await publish('Phishing.');
    expect(asked).toEqual(['postComment', 'listComments']);
    expect(onPosted).toHaveBeenCalledExactlyOnceWith(written('Phishing. '));
    expect(field().value).toBe('');
  });

  it.each(LOST)('may be sent again when it is not there: $tag', async (failure) => {
    replies = { postComment: failed(failure), listComments: page('Other.') };
    await publish('Phishing.');
    expect(document.body.textContent).toContain('The comment did not arrive.');
    expect(field().value).toBe('Phishing.');
    expect(post().disabled).toBe(false);
    expect(asked).toEqual(['postComment', 'listComments']);
  });

  it('is not offered again before the comments could be read', async () => {
    replies = { postComment: failed({ tag: 'timeout' }), listComments: failed({ tag: 'offline' }) };
    await publish('Phishing.');
    expect(document.body.textContent).toContain('The comment may be there already.');
    expect(post().disabled).toBe(true);
    replies = { listComments: page() };
    document.querySelector<HTMLButtonElement>('.notice button')?.click();
    await settle();
    expect(asked).toEqual(['postComment', 'listComments', 'listComments']);
    expect(post().disabled).toBe(false);
  });
});

describe('a comment that was refused', () => {
  it.each<Failure>([{ tag: 'wrong-key' }, { tag: 'bad-input', why: { reason: 'holds-key' } }])(
    'is known not to be there: $tag',
    async (failure) => {
      replies = { postComment: failed(failure) };
      await publish('Phishing.');
      expect(asked).toEqual(['postComment']);
      expect(document.querySelector<HTMLElement>('.notice')?.dataset.failure).toBe(failure.tag);
      expect(post().disabled).toBe(false);
    },
  );
});
