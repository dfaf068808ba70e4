import { afterEach, describe, expect, it } from 'vitest';
import { failed, success } from '@/utils/domain/result';
import type { HashOrder } from '@/utils/services/downloads/read-file';
import type { Posted, PostOrder } from '@/utils/services/uploads/posted';
import {
  createUploading,
  type PostWatch,
  type Uploading,
  type UploadingParts,
} from '@/utils/services/uploads/uploading';
import type { FromUploading } from '@/utils/services/uploads/wire';
import { settleAll } from '../../../support/fake-clock';
import { ACCEPTED } from '../../../support/fake-uploading';
import { SHA256 } from './an-upload';

const order = (origin = 'https://one.example'): PostOrder => ({
  url: `${origin}/api/v3/files`,
  ...{ headers: {}, name: 'a.exe', origins: [origin, `${origin}:8443`] },
});
const BLOB = new Blob(['1234']);
const FILE = { path: null, size: 4, sha256: SHA256 };

/** What one test has set off is over before the next. */
afterEach(() => settleAll());

interface Sending extends PostWatch {
  readonly file: Blob;
  readonly url: string;
  end(posted: Posted): void;
  break(): void;
}

/** The context that uploads, whose line and disk are the test. */
function desk(parts: Partial<UploadingParts> = {}) {
  const said: FromUploading[] = [];
  const [sending, held, read]: [Sending[], (readonly string[])[], string[]] = [[], [], []];
  const time = { now: 0 };
  const uploading = createUploading({
    clock: { elapsed: () => time.now },
    say: (message) => void said.push(message),
    async read(url) {
      read.push(url);
      if (url.endsWith('none')) throw new TypeError('Failed to fetch');
      return BLOB;
    },
    hash: async ({ size }) => success({ sha256: SHA256, bytes: size }),
    post: (file, { url }, watch) =>
      new Promise((resolve, reject) => {
        sending.push({ ...watch, file, url, end: resolve, break: () => reject(new Error('odd')) });
      }),
    holdTo: (origins) => void held.push(origins),
    ...parts,
  });
  const readFile = async (attempt = '1', url: string | null = null, file = FILE): Promise<void> => {
    uploading.hear({ say: 'read', attempt, url, file });
    await settleAll();
  };
  return {
    ...{ uploading, said, sending, held, read, time, readFile },
    /** A file handed over, made sure of, and told to leave. */
    async begin(attempt = '1', origin?: string): Promise<void> {
      uploading.take(attempt, BLOB);
      await readFile(attempt);
      uploading.hear({ say: 'post', attempt, order: order(origin) });
    },
    /** What it has said of these words, and forgets it. */
    told: (...words: FromUploading['say'][]) =>
      said.splice(0).filter(({ say }) => words.length === 0 || words.includes(say)),
  };
}
const posted = (attempt: string, end: Posted) => ({ say: 'posted', attempt, posted: end });
const sent = (count: number, complete = false) => ({ say: 'sent', attempt: '1', sent: count, complete });
const file = (state: string, attempt = '1') => ({ say: 'file', attempt, state });

describe('a file', () => {
  it('that a page hands over is the first of its try', async () => {
    const { uploading, told, begin, sending } = desk();
    uploading.take('1', BLOB);
    uploading.take('1', new Blob(['other']));
    expect(told()).toEqual([{ say: 'taken', attempt: '1' }]);
    await begin();
    expect(sending[0]?.file).toBe(BLOB);
    expect(told('taken')).toEqual([]);
  });

  it('that was handed over is not read from the disk; another is', async () => {
    const { uploading, read, readFile, told } = desk();
    uploading.take('1', BLOB);
    await readFile('1', 'file:///x');
    expect(read).toEqual([]);
    await readFile('2', 'file:///y');
    expect([read, told('file')]).toEqual([['file:///y'], [file('here'), file('here', '2')]]);
  });

  it.each([
    ['is not there', null, FILE, 'gone'],
    ['cannot be read', 'file:///none', FILE, 'gone'],
    ['has another size', 'file:///x', { ...FILE, size: 5 }, 'changed'],
    ['has other bytes', 'file:///x', { ...FILE, sha256: 'cd'.repeat(32) }, 'changed'],
  ])('that %s is not sent', async (_, url, wanted, state) => {
    const { uploading, readFile, told, sending, read } = desk();
    await readFile('1', url, wanted);
    expect(read).toEqual(url === null ? [] : [url]);
    expect(told()).toEqual([file(state)]);
    uploading.hear({ say: 'post', attempt: '1', order: order() });
    expect(told()).toEqual([posted('1', { posted: 'unreadable' })]);
    expect(sending).toEqual([]);
    expect(left(uploading, told)).toEqual([]);
  });

  it.each([
    ['cannot be hashed', async () => failed({ tag: 'internal', detail: 'x' } as const)],
    ['breaks the hashing', () => Promise.reject(new Error('odd'))],
  ])('that %s is gone', async (_, hash) => {
    const { uploading, readFile, told } = desk({ hash });
    uploading.take('1', BLOB);
    await readFile();
    expect(told('file')).toEqual([file('gone')]);
    expect(left(uploading, told)).toEqual([]);
  });

  it('is hashed as it is, by a clock that only runs forward', async () => {
    const orders: HashOrder[] = [];
    const { readFile, time } = desk({
      async hash(given) {
        orders.push(given);
        return success({ sha256: SHA256, bytes: 4 });
      },
    });
    await readFile('1', 'file:///x');
    const [given] = orders;
    time.now = 7;
    expect([given?.size, given?.now()]).toEqual([4, 7]);
    const opened = await given?.open(new AbortController().signal);
    expect(await new Response(opened?.stream()).text()).toBe('1234');
  });

  it('that is asked for anew has the newer answer alone', async () => {
    const ends: ((sha256: string) => void)[] = [];
    const signals: AbortSignal[] = [];
    const { readFile, told, uploading } = desk({
      hash: ({ signal }) =>
        new Promise((resolve) => {
          signals.push(signal);
          ends.push((sha256) => resolve(success({ sha256, bytes: 4 })));
        }),
    });
    await readFile('1', 'file:///x');
    await readFile('1', 'file:///x');
    expect(signals.map(({ aborted }) => aborted)).toEqual([true, false]);
    ends[0]?.('cd'.repeat(32));
    await settleAll();
    expect(told()).toEqual([]);
    // A page comes too late with another one.
    uploading.take('1', BLOB);
    expect(told()).toEqual([]);
    ends[1]?.(SHA256);
    await settleAll();
    expect(told()).toEqual([file('here')]);
  });

  it('that is forgotten while it is read is not there', async () => {
    let end = (): void => undefined;
    let stopped: AbortSignal | undefined;
    const { readFile, told, uploading } = desk({
      hash: ({ signal }) => {
        stopped = signal;
        return new Promise((resolve) => {
          end = () => resolve(success({ sha256: SHA256, bytes: 4 }));
        });
      },
    });
    uploading.take('1', BLOB);
    await readFile();
    uploading.hear({ say: 'forget', attempt: '1' });
    expect(stopped?.aborted).toBe(true);
    end();
    await settleAll();
    expect(told('file')).toEqual([]);
    expect(left(uploading, told)).toEqual([]);
  });
});

describe('an order', () => {
  it('sends the file once, and tells its end to whoever asks', async () => {
    const { begin, sending, told, uploading } = desk();
    await begin();
    expect(sending).toMatchObject([{ url: 'https://one.example/api/v3/files', file: BLOB }]);
    told();
    sending[0]?.onSent(1, false);
    uploading.hear({ say: 'post', attempt: '1', order: order() });
    expect(told()).toEqual([sent(1), sent(1)]);
    sending[0]?.end(ACCEPTED);
    await settleAll();
    uploading.hear({ say: 'post', attempt: '1', order: order() });
    expect(told()).toEqual([posted('1', ACCEPTED), posted('1', ACCEPTED)]);
    expect(sending).toHaveLength(1);
  });

  it('tells how far it is five times a second, at first and at the end', async () => {
    const { begin, sending, told, time } = desk();
    await begin();
    told();
    for (const [now, count, complete] of [
      ...([
        [0, 1, false],
        [1, 2, false],
        [199, 3, false],
        [200, 4, false],
        [399, 5, false],
      ] as const),
      ...([
        [400, 6, false],
        [401, 7, true],
      ] as const),
    ]) {
      time.now = now;
      sending[0]?.onSent(count, complete);
    }
    expect(told()).toEqual([sent(1), sent(4), sent(6), sent(7, true)]);
  });

  it.each([
    [0, false, false],
    [1, false, true],
    [4, true, true],
  ])('that breaks after %i bytes (%s) is lost, complete: %s', async (count, all, complete) => {
    const { begin, sending, told } = desk();
    await begin();
    if (count > 0) sending[0]?.onSent(count, all);
    sending[0]?.break();
    await settleAll();
    expect(told('posted')).toEqual([posted('1', { posted: 'lost', stalled: false, complete })]);
  });

  it('is stopped by its own word alone', async () => {
    const { begin, sending, uploading } = desk();
    await begin('1');
    await begin('2');
    uploading.hear({ say: 'cancel', attempt: '3' });
    uploading.hear({ say: 'cancel', attempt: '2' });
    expect(sending.map(({ signal }) => signal.aborted)).toEqual([false, true]);
  });

  it('is given again once it has ended and was rearmed, not before', async () => {
    const { begin, sending, uploading } = desk();
    await begin();
    const again = (): void => {
      uploading.hear({ say: 'rearm', attempt: '1' });
      uploading.hear({ say: 'post', attempt: '1', order: order() });
    };
    again();
    expect(sending).toHaveLength(1);
    sending[0]?.end(ACCEPTED);
    await settleAll();
    again();
    expect(sending).toHaveLength(2);
    uploading.hear({ say: 'rearm', attempt: '9' });
  });

  it('holds to the gateway of the first, for good, and says so of a file for another', async () => {
    const { begin, sending, held, told } = desk();
    await begin('1', 'https://one.example');
    expect(held).toHaveLength(1);
    await begin('2', 'https://two.example');
    await begin('3', 'https://one.example');
    expect(held).toEqual([['https://one.example', 'https://one.example:8443']]);
    expect(sending.map(({ url }) => url)).toEqual(Array(2).fill('https://one.example/api/v3/files'));
    expect(told('posted')).toEqual([posted('2', { posted: 'elsewhere' })]);
  });

  it('sends nothing that was not made sure of', () => {
    const { uploading, told, sending } = desk();
    uploading.take('1', BLOB);
    uploading.hear({ say: 'post', attempt: '1', order: order() });
    uploading.greet();
    expect(told()).toEqual([
      { say: 'taken', attempt: '1' },
      posted('1', { posted: 'unreadable' }),
      { say: 'here', files: [], taken: ['1'], begun: [], held: false },
    ]);
    expect(sending).toEqual([]);
  });
});

describe('a new background', () => {
  it('is told all there is, and the state of each order', async () => {
    const { begin, sending, told, uploading, readFile } = desk();
    await begin('1');
    await begin('2');
    sending[1]?.end(ACCEPTED);
    uploading.take('3', BLOB);
    await readFile('4', 'file:///x');
    told();
    uploading.greet();
    expect(told()).toEqual([
      { say: 'here', files: ['1', '2', '4'], taken: ['3'], begun: ['1', '2'], held: true },
      sent(0),
      posted('2', ACCEPTED),
    ]);
  });
});

/** The files that it has, by what it tells a new background. */
function left(uploading: Uploading, told: () => FromUploading[]): readonly string[] {
  told();
  uploading.greet();
  return told().flatMap((message) => (message.say === 'here' ? [...message.files, ...message.taken] : []));
}

describe('what is left', () => {
  it('is nothing once all is forgotten; what is on its way is not', async () => {
    const { begin, sending, uploading, told } = desk();
    expect(left(uploading, told)).toEqual([]);
    uploading.take('2', BLOB);
    expect(left(uploading, told)).toEqual(['2']);
    uploading.hear({ say: 'forget', attempt: '2' });
    expect(left(uploading, told)).toEqual([]);
    await begin();
    uploading.hear({ say: 'forget', attempt: '1' });
    expect(left(uploading, told), 'it is still being sent').toEqual(['1']);
    sending[0]?.end(ACCEPTED);
    await settleAll();
    expect(left(uploading, told)).toEqual(['1']);
    uploading.hear({ say: 'forget', attempt: '1' });
    expect(left(uploading, told)).toEqual([]);
    told();
    uploading.greet();
    expect(told()).toEqual([{ say: 'here', files: [], taken: [], begun: [], held: true }]);
  });
});
