import type { Clock } from '../clock';
import type { HashFile } from '../downloads/read-file';
import type { FileState } from './place';
import type { OnSent, Posted, PostOrder } from './posted';
import type { FromUploading, ToUploading } from './wire';

export interface UploadingParts {
  readonly clock: Pick<Clock, 'elapsed'>;
  /** Tells the background; what is said while there is none is said again to the next. */
  readonly say: (message: FromUploading) => void;
  /** The bytes at a `file:` address; rejects when they cannot be read. */
  readonly read: (url: string) => Promise<Blob>;
  readonly hash: HashFile;
  readonly post: (file: Blob, order: PostOrder, watch: PostWatch) => Promise<Posted>;
  /** From here on the context reaches these origins only, for good. */
  readonly holdTo: (origins: readonly string[]) => void;
}

export interface PostWatch {
  readonly signal: AbortSignal;
  readonly onSent: OnSent;
}

/** What the context that uploads does. It has no database: what it knows goes when it goes. */
export interface Uploading {
  /** A page hands over a file. The first one counts: what is being made sure of is never exchanged. */
  take(attempt: string, file: Blob): void;
  hear(message: ToUploading): void;
  /** A background has come: it is told all there is. */
  greet(): void;
}

interface Job {
  readonly controller: AbortController;
  sent: number;
  complete: boolean;
  posted: Posted | null;
}

/** More often than this progress is not told. */
const TELL_EVERY = 200;

export function createUploading(parts: UploadingParts): Uploading {
  const { clock, say } = parts;
  const files = new Map<string, Blob>();
  /** Tries whose file is the one that was asked about. */
  const sure = new Set<string>();
  const reading = new Map<string, AbortController>();
  const jobs = new Map<string, Job>();
  let held: string | null = null;

  function take(attempt: string, file: Blob): void {
    if (files.has(attempt) || reading.has(attempt) || jobs.has(attempt)) return;
    files.set(attempt, file);
    say({ say: 'taken', attempt });
  }

  async function read({ attempt, url, file }: Extract<ToUploading, { say: 'read' }>): Promise<void> {
    reading.get(attempt)?.abort();
    const controller = new AbortController();
    reading.set(attempt, controller);
    const opened = files.get(attempt) ?? (url === null ? null : await parts.read(url).catch(() => null));
    const state: FileState = opened === null ? 'gone' : await sameness(opened, file, controller.signal);
    // Forgotten, or asked for anew by another worker, which gets its own answer.
    if (controller.signal.aborted) return;
    reading.delete(attempt);
    if (opened !== null && state === 'here') {
      files.set(attempt, opened);
      sure.add(attempt);
    } else forget(attempt);
    say({ say: 'file', attempt, state });
  }

  function forget(attempt: string): void {
    reading.get(attempt)?.abort();
    for (const store of [files, sure, reading, jobs]) store.delete(attempt);
  }

  /**
   * What leaves has to be what the user was asked about. Of a finished download it is the very copy that is sent; a
   * chosen file lies on the user's disk, where somebody may write to it: VirusTotal's analysis says of which file it is.
   */
  async function sameness(
    blob: Blob,
    { size, sha256 }: { size: number; sha256: string },
    signal: AbortSignal,
  ): Promise<FileState> {
    if (blob.size !== size) return 'changed';
    const open = async () => ({ stream: () => blob.stream() });
    const onProgress = (): void => undefined;
    const hashed = await parts.hash({ open, size, onProgress, signal, now: clock.elapsed }).catch(() => null);
    if (!hashed?.ok) return 'gone';
    return hashed.value.sha256 === sha256 ? 'here' : 'changed';
  }

  function tell(attempt: string, { sent, complete, posted }: Job): void {
    if (posted) say({ say: 'posted', attempt, posted });
    else say({ say: 'sent', attempt, sent, complete });
  }

  async function post(attempt: string, order: PostOrder): Promise<void> {
    const running = jobs.get(attempt);
    // Once begun, a try is never begun again: whoever asks is told how it stands.
    if (running) return tell(attempt, running);
    const file = sure.has(attempt) ? files.get(attempt) : undefined;
    if (!file) return say({ say: 'posted', attempt, posted: { posted: 'unreadable' } });
    const origins = order.origins.join(' ');
    if (held !== null && held !== origins) {
      return say({ say: 'posted', attempt, posted: { posted: 'elsewhere' } });
    }
    if (held === null) parts.holdTo(order.origins);
    held = origins;
    const job: Job = { controller: new AbortController(), sent: 0, complete: false, posted: null };
    jobs.set(attempt, job);
    let toldAt = Number.NEGATIVE_INFINITY;
    const onSent: OnSent = (sent, complete) => {
      Object.assign(job, { sent, complete });
      if (!complete && clock.elapsed() - toldAt < TELL_EVERY) return;
      toldAt = clock.elapsed();
      tell(attempt, job);
    };
    // A job without an end would be waited for for ever; once bytes have left, nobody knows how many.
    job.posted = await parts
      .post(file, order, { signal: job.controller.signal, onSent })
      .catch(() => ({ posted: 'lost', stalled: false, complete: job.complete || job.sent > 0 }) as const);
    tell(attempt, job);
  }

  return {
    take,
    hear(message) {
      const { attempt } = message;
      switch (message.say) {
        case 'read':
          return void read(message);
        case 'post':
          return void post(attempt, message.order);
        case 'cancel':
          return jobs.get(attempt)?.controller.abort();
        case 'rearm':
          // Only what has ended: what is on its way stays what it is.
          if (jobs.get(attempt)?.posted) jobs.delete(attempt);
          return;
        case 'forget':
          if (jobs.get(attempt)?.posted === null) return;
          forget(attempt);
      }
    },
    greet() {
      const taken = [...files.keys()].filter((attempt) => !sure.has(attempt));
      say({ say: 'here', files: [...sure], taken, begun: [...jobs.keys()], held: held !== null });
      for (const [attempt, job] of jobs) tell(attempt, job);
    },
  };
}
