import type { Clock } from '@/utils/services/clock';
import { hashFile } from '@/utils/services/downloads/hash';
import type { HashFile } from '@/utils/services/downloads/read-file';
import type { UploadPlace } from '@/utils/services/uploads/place';
import type { Posted, PostOrder } from '@/utils/services/uploads/posted';
import { createRemotePlace } from '@/utils/services/uploads/remote-place';
import { createUploading, type PostWatch, type Uploading } from '@/utils/services/uploads/uploading';
import type { FromUploading, ToUploading } from '@/utils/services/uploads/wire';

/** The context that uploads, which outlives workers, and the line it sends on. */
export interface FakeUploading {
  /** False: the browser does not give it. */
  available: boolean;
  /** It is there now. */
  isOpen(): boolean;
  /** A page hands a file over, as soon as somebody listens. */
  handOver(attempt: string, file: Blob): boolean;
  /** The origins that each context was held to. */
  readonly heldTo: (readonly string[])[];
  /** Everything that was told to leave, in order. */
  readonly orders: PostOrder[];
  /** What becomes of the next order; by default VirusTotal answers with an analysis. */
  onPost: (file: Blob, order: PostOrder, watch: PostWatch) => Promise<Posted>;
  /** How files are hashed there; a test with large ones need not. */
  hash: HashFile;
  /** The browser ends, or kills the context. */
  crash(): void;
  /** The place as one worker sees it; `step` is told of each word, `alive` whether anything still arrives. */
  place(step: (name: string) => void, alive: () => boolean): UploadPlace;
}

export const ANALYSIS = 'bWQ1OjE=';

export const answered = (status: number, body: object): Posted => ({
  posted: 'answered',
  status,
  headers: [['content-type', 'application/json']],
  text: JSON.stringify(body),
});

export const ACCEPTED = answered(200, { data: { type: 'analysis', id: ANALYSIS } });

interface Context {
  readonly uploading: Uploading;
  /** Ends when the context does: what it was sending breaks off. */
  readonly life: AbortController;
}

/** Messages take a turn of the event loop, and the context greets only then, as a port that was just connected. */
const soon = (work: () => void): void => void setImmediate(work);

export function createFakeUploading(
  disk: ReadonlyMap<string, Uint8Array<ArrayBuffer>>,
  clock: Pick<Clock, 'elapsed'>,
) {
  let context: Context | null = null;
  let listener: { hear(message: FromUploading): void; gone(): void } | null = null;

  const make = (): Context => {
    const life = new AbortController();
    const uploading = createUploading({
      clock,
      say: (message) => {
        const told = listener;
        soon(() => told?.hear(message));
      },
      holdTo: (origins) => void fake.heldTo.push(origins),
      async read(url) {
        const bytes = disk.get(url);
        if (!bytes) throw new TypeError('Failed to fetch');
        return new Blob([bytes]);
      },
      hash: (order) => fake.hash(order),
      async post(file, order, watch) {
        fake.orders.push(order);
        return fake.onPost(file, order, { ...watch, signal: AbortSignal.any([watch.signal, life.signal]) });
      },
    });
    return { uploading, life };
  };

  const end = (): void => {
    const ended = context;
    context = null;
    ended?.life.abort();
    listener?.gone();
    listener = null;
  };

  const fake: FakeUploading = {
    available: true,
    hash: hashFile,
    orders: [],
    heldTo: [],
    isOpen: () => context !== null,
    handOver(attempt, file) {
      context?.uploading.take(attempt, file);
      return context !== null;
    },
    onPost: async (file, _, { onSent }) => {
      onSent(file.size, true);
      return ACCEPTED;
    },
    crash: end,
    place(step, alive) {
      const heard = { hear: (_: FromUploading): void => undefined, gone: (): void => undefined };
      let greeting: Promise<void> = Promise.resolve();
      const greeted = (): Promise<void> => {
        if (listener === heard) return greeting;
        listener = heard;
        context?.uploading.greet();
        greeting = new Promise((resolve) => soon(resolve));
        return greeting;
      };
      return createRemotePlace({
        async open() {
          step('open');
          if (!alive()) return new Promise<never>(() => undefined);
          if (!fake.available) return false;
          context ??= make();
          await greeted();
          return true;
        },
        async isOpen() {
          step('is open');
          if (!alive()) return new Promise<never>(() => undefined);
          if (context) await greeted();
          return context !== null;
        },
        close() {
          if (alive() && context) end();
        },
        say(message: ToUploading) {
          step(`say ${message.say}`);
          if (!alive() || listener !== heard) return false;
          soon(() => context?.uploading.hear(message));
          return context !== null;
        },
        listen(hear, gone) {
          heard.hear = (message) => void (alive() && hear(message));
          heard.gone = () => void (alive() && gone());
        },
        fileUrl: (path) => path,
      });
    },
  };
  return fake;
}
