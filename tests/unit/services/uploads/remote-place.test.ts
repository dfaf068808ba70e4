import { afterEach, describe, expect, it } from 'vitest';
import type { Posted, PostOrder } from '@/utils/services/uploads/posted';
import { createRemotePlace } from '@/utils/services/uploads/remote-place';
import type { FromUploading, ToUploading } from '@/utils/services/uploads/wire';
import { settleAll } from '../../../support/fake-clock';
import { ACCEPTED } from '../../../support/fake-uploading';
import { SHA256 } from './an-upload';

const ORDER: PostOrder = { url: 'https://x.example/files', headers: {}, name: 'a.exe', origins: [] };
const FILE = { path: '/x', size: 4, sha256: SHA256 };
const CANCELLED: Posted = { posted: 'cancelled' };
/** What one test has set off is over before the next. */
afterEach(() => settleAll());

const never = (): AbortSignal => new AbortController().signal;

/** A place whose context is the test: what it was told, and what it says. */
function desk(open = true) {
  const said: ToUploading[] = [];
  const context = { open, closed: 0, hear: (_: FromUploading): void => undefined, go: (): void => undefined };
  const place = createRemotePlace({
    open: async () => context.open,
    isOpen: async () => context.open,
    close() {
      context.closed += 1;
    },
    say(message) {
      said.push(message);
      return context.open;
    },
    listen(hear, onGone) {
      context.hear = hear;
      context.go = onGone;
    },
    fileUrl: (path) => (path === '/no' ? null : `file://${path}`),
  });
  const here = (change: Partial<Extract<FromUploading, { say: 'here' }>>): void =>
    context.hear({ say: 'here', files: [], taken: [], begun: [], held: false, ...change });
  /** What a promise has come to by now. */
  const soon = async <T>(promise: Promise<T>): Promise<T | 'waits'> => {
    let value: T | 'waits' = 'waits';
    void promise.then((given) => {
      value = given;
    });
    await settleAll();
    return value;
  };
  return { place, said, context, here, soon, hear: (message: FromUploading) => context.hear(message) };
}

describe('what is there of a try', () => {
  it('is what the context has said', async () => {
    const { place, here, hear } = desk();
    const states = () => Promise.all(['a', 'b', 'c', 'd'].map((attempt) => place.stateOf(attempt)));
    expect(await states()).toEqual(['nothing', 'nothing', 'nothing', 'nothing']);
    here({ files: ['a', 'c'], taken: ['b'], begun: ['c'] });
    expect(await states()).toEqual(['file', 'nothing', 'begun', 'nothing']);
    hear({ say: 'file', attempt: 'b', state: 'here' });
    hear({ say: 'file', attempt: 'a', state: 'changed' });
    hear({ say: 'sent', attempt: 'd', sent: 1, complete: false });
    expect(await states()).toEqual(['nothing', 'file', 'begun', 'begun']);
  });

  it('is begun also where only its end was heard', async () => {
    const { place, hear } = desk();
    hear({ say: 'posted', attempt: 'a', posted: CANCELLED });
    expect(await place.stateOf('a')).toBe('begun');
  });

  it('is nothing where there is no context, nor in the next one', async () => {
    const { place, context, here } = desk();
    here({ files: ['a'], begun: ['b'] });
    context.open = false;
    expect(await place.stateOf('a')).toBe('nothing');
    context.go();
    context.open = true;
    expect([await place.stateOf('a'), await place.stateOf('b')]).toEqual(['nothing', 'nothing']);
  });

  it('is not opened or closed by asking', async () => {
    const { place, context } = desk();
    expect(await place.open()).toBe(true);
    await place.stateOf('a');
    expect(context.closed).toBe(0);
    place.close();
    expect(context.closed).toBe(1);
  });
});

describe('a file that a page hands over', () => {
  it.each([
    ['is taken', { say: 'taken', attempt: 'a' }],
    ['is made sure of', { say: 'file', attempt: 'a', state: 'here' }],
    ['was taken before this worker', { say: 'here', files: [], taken: ['a'], begun: [], held: false }],
  ] as const)('has come once it %s', async (_, message) => {
    const { place, hear, soon } = desk();
    const waiting = place.awaitFile('a', never());
    hear({ say: 'taken', attempt: 'b' });
    hear({ say: 'file', attempt: 'a', state: 'gone' });
    expect(await soon(waiting)).toBe('waits');
    hear(message);
    expect(await soon(waiting)).toBe(true);
    expect(await place.awaitFile('a', never())).toBe(true);
  });

  it('has not once nobody waits any more', async () => {
    const { place, hear, soon } = desk();
    const stop = new AbortController();
    const waiting = place.awaitFile('a', stop.signal);
    stop.abort();
    expect(await soon(waiting)).toBe(false);
    hear({ say: 'taken', attempt: 'a' });
    expect(await place.awaitFile('b', stop.signal), 'stopped before it began').toBe(false);
  });

  it('has not where its context went away with it', async () => {
    const { place, context, hear, soon } = desk();
    hear({ say: 'taken', attempt: 'a' });
    context.go();
    expect(await soon(place.awaitFile('a', never()))).toBe('waits');
  });
});

describe('a file that is made sure of', () => {
  it.each(['here', 'gone', 'changed'] as const)('is what the context finds: %s', async (state) => {
    const { place, said, hear, soon } = desk();
    const reading = place.readFile('a', FILE, never());
    expect(said).toEqual([{ say: 'read', attempt: 'a', url: 'file:///x', file: FILE }]);
    hear({ say: 'file', attempt: 'b', state: 'here' });
    expect(await soon(reading)).toBe('waits');
    hear({ say: 'file', attempt: 'a', state });
    expect(await soon(reading)).toBe(state);
  });

  it.each([
    ['was handed over', null],
    ['lies where none can be read', '/no'],
  ])('has no address where it %s', async (_, path) => {
    const { place, said } = desk();
    void place.readFile('a', { ...FILE, path }, never());
    expect(said).toMatchObject([{ url: null, file: { path } }]);
  });

  it('is read anew, whatever was known of it', async () => {
    const { place, hear, soon } = desk();
    hear({ say: 'file', attempt: 'a', state: 'here' });
    expect(await soon(place.readFile('a', FILE, never()))).toBe('waits');
  });

  it('is gone with its context, without one, and where nobody waits any more', async () => {
    const { place, context, soon, hear } = desk();
    const stop = new AbortController();
    const [first, second] = [place.readFile('a', FILE, never()), place.readFile('b', FILE, stop.signal)];
    stop.abort();
    expect(await soon(second)).toBe('gone');
    expect(await soon(first)).toBe('waits');
    context.go();
    expect(await soon(first)).toBe('gone');
    const next = place.readFile('a', FILE, never());
    expect(await soon(next), 'of the context that is there now').toBe('waits');
    hear({ say: 'file', attempt: 'a', state: 'here' });
    expect(await soon(next)).toBe('here');
    context.open = false;
    expect(await place.readFile('a', FILE, never())).toBe('gone');
  });
});

describe('an order to send', () => {
  it('has the end that the context tells, and the bytes on the way', async () => {
    const { place, said, hear, soon } = desk();
    const sent: unknown[] = [];
    const posting = place.post('a', ORDER, (...how) => void sent.push(how));
    expect(said).toEqual([{ say: 'post', attempt: 'a', order: ORDER }]);
    expect(await place.stateOf('a')).toBe('begun');
    hear({ say: 'sent', attempt: 'a', sent: 2, complete: false });
    hear({ say: 'sent', attempt: 'b', sent: 3, complete: false });
    hear({ say: 'posted', attempt: 'b', posted: CANCELLED });
    expect(await soon(posting)).toBe('waits');
    hear({ say: 'posted', attempt: 'a', posted: ACCEPTED });
    expect(await soon(posting)).toEqual(ACCEPTED);
    hear({ say: 'sent', attempt: 'a', sent: 4, complete: true });
    expect(sent, 'nobody listens after the end').toEqual([[2, false]]);
  });

  it('has not left where nobody could be told', async () => {
    const { place } = desk(false);
    const posted = await place.post('a', ORDER, () => undefined);
    expect(posted).toEqual({ posted: 'lost', stalled: false, complete: false });
    expect(await place.stateOf('a')).toBe('nothing');
  });

  it('has an end that nobody knows where its context went away', async () => {
    const { place, context, soon } = desk();
    const posting = place.post('a', ORDER, () => undefined);
    context.go();
    expect(await soon(posting)).toBeNull();
  });

  it('that another worker gave is followed', async () => {
    const { place, here, hear, soon } = desk();
    const sent: unknown[] = [];
    here({ begun: ['a'] });
    const attached = place.attach('a', (...how) => void sent.push(how));
    expect(await soon(attached)).toBe('waits');
    hear({ say: 'sent', attempt: 'a', sent: 4, complete: true });
    hear({ say: 'posted', attempt: 'a', posted: ACCEPTED });
    expect(await soon(attached)).toEqual(ACCEPTED);
    expect(sent).toEqual([[4, true]]);
    expect(await place.attach('a', () => undefined), 'also once it has ended').toEqual(ACCEPTED);
    expect(await place.attach('b', () => undefined), 'was never given').toBeNull();
  });

  it('has no end that anybody knows without a context', async () => {
    const { place, context, here } = desk();
    here({ begun: ['a'] });
    context.open = false;
    expect(await place.attach('a', () => undefined)).toBeNull();
  });

  it('is taken back in words to the context that is there', async () => {
    const { place, said, context } = desk();
    await place.cancel('a');
    expect(said).toEqual([{ say: 'cancel', attempt: 'a' }]);
    context.open = false;
    await place.cancel('a');
    expect(said).toHaveLength(1);
  });

  it('may be given once more when it was rearmed, and the file stays', async () => {
    const { place, said, here, hear, soon } = desk();
    here({ files: ['a'] });
    hear({ say: 'posted', attempt: 'a', posted: CANCELLED });
    place.rearm('a');
    expect(said).toEqual([{ say: 'rearm', attempt: 'a' }]);
    expect(await place.stateOf('a')).toBe('file');
    expect(await soon(place.post('a', ORDER, () => undefined)), 'the old end is none').toBe('waits');
  });

  it('leaves nothing once the try is forgotten', async () => {
    const { place, said, here, hear, soon } = desk();
    here({ files: ['a'], taken: ['a'], begun: ['a'] });
    hear({ say: 'posted', attempt: 'a', posted: CANCELLED });
    place.forget('a');
    expect(said).toEqual([{ say: 'forget', attempt: 'a' }]);
    expect(await place.stateOf('a')).toBe('nothing');
    expect(await place.attach('a', () => undefined)).toBeNull();
    expect(await soon(place.awaitFile('a', never()))).toBe('waits');
    expect(await soon(place.post('a', ORDER, () => undefined))).toBe('waits');
  });
});
