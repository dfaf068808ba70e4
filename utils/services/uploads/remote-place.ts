import type { UploadPlace } from './place';
import type { OnSent, Posted } from './posted';
import type { FromUploading, ToUploading } from './wire';

/** The browser's side of it: makes the context, and carries words to it. */
export interface UploadingDoor {
  /** Makes the context unless there is one, and resolves once it listens; false when it cannot be had. */
  open(): Promise<boolean>;
  /** Whether there is one, once it listens; one that does not answer is closed, and with it what it was sending. */
  isOpen(): Promise<boolean>;
  close(): void;
  /** False when there is nobody who could hear it. */
  say(message: ToUploading): boolean;
  /** `hear` gets what it says; `onGone` is told that it went away with all it had. */
  listen(hear: (message: FromUploading) => void, onGone: () => void): void;
  /** The address under which a path can be read there; null where none can. */
  fileUrl(path: string): string | null;
}

/** The place as the background sees it: what it said last of each try, and who waits for more. */
export function createRemotePlace(door: UploadingDoor): UploadPlace {
  const files = new Map<string, 'here' | 'gone' | 'changed'>();
  const taken = new Set<string>();
  const begun = new Set<string>();
  const ends = new Map<string, Posted>();
  const progress = new Map<string, OnSent>();
  const waiting = new Set<() => void>();
  /** Goes up with each context that went away. */
  let life = 0;

  door.listen(hear, () => {
    life += 1;
    for (const store of [files, taken, begun, ends]) store.clear();
    wake();
  });

  function wake(): void {
    for (const look of waiting) look();
  }

  function hear(message: FromUploading): void {
    switch (message.say) {
      case 'here':
        for (const attempt of message.files) files.set(attempt, 'here');
        for (const attempt of message.taken) taken.add(attempt);
        for (const attempt of message.begun) begun.add(attempt);
        break;
      case 'taken':
        taken.add(message.attempt);
        break;
      case 'file':
        files.set(message.attempt, message.state);
        break;
      case 'sent':
        begun.add(message.attempt);
        progress.get(message.attempt)?.(message.sent, message.complete);
        break;
      case 'posted':
        begun.add(message.attempt);
        ends.set(message.attempt, message.posted);
    }
    wake();
  }

  /** Resolves with the first answer that is there. */
  function until<T>(answer: () => T | undefined, signal?: AbortSignal): Promise<T | undefined> {
    return new Promise((resolve) => {
      const look = (): void => {
        const found = answer();
        if (found === undefined && !signal?.aborted) return;
        waiting.delete(look);
        signal?.removeEventListener('abort', look);
        resolve(found);
      };
      waiting.add(look);
      signal?.addEventListener('abort', look);
      look();
    });
  }

  /** The end of what was begun; null once the context is gone with it. */
  async function endOf(attempt: string, onSent: OnSent): Promise<Posted | null> {
    progress.set(attempt, onSent);
    const end = await until(() => ends.get(attempt) ?? (begun.has(attempt) ? undefined : null));
    progress.delete(attempt);
    return end ?? null;
  }

  return {
    open: door.open,

    async stateOf(attempt) {
      if (!(await door.isOpen())) return 'nothing';
      if (begun.has(attempt)) return 'begun';
      return files.get(attempt) === 'here' ? 'file' : 'nothing';
    },

    awaitFile: async (attempt, signal) =>
      (await until(() => (taken.has(attempt) || files.get(attempt) === 'here' ? true : undefined), signal)) ??
      false,

    async readFile(attempt, file, signal) {
      files.delete(attempt);
      const [url, before] = [file.path === null ? null : door.fileUrl(file.path), life];
      if (!door.say({ say: 'read', attempt, url, file })) return 'gone';
      const state = await until(() => files.get(attempt) ?? (life === before ? undefined : 'gone'), signal);
      return state ?? 'gone';
    },

    async post(attempt, order, onSent) {
      // Nobody there to be told: nothing has left.
      if (!door.say({ say: 'post', attempt, order }))
        return { posted: 'lost', stalled: false, complete: false };
      begun.add(attempt);
      return endOf(attempt, onSent);
    },

    async attach(attempt, onSent) {
      return (await door.isOpen()) ? endOf(attempt, onSent) : null;
    },

    async cancel(attempt) {
      if (await door.isOpen()) door.say({ say: 'cancel', attempt });
    },
    rearm(attempt) {
      begun.delete(attempt);
      ends.delete(attempt);
      door.say({ say: 'rearm', attempt });
    },
    forget(attempt) {
      begun.delete(attempt);
      ends.delete(attempt);
      files.delete(attempt);
      taken.delete(attempt);
      door.say({ say: 'forget', attempt });
    },
    close: door.close,
  };
}
