import { progressOf, type Sample, withSample } from '@/utils/domain/upload';
import { after, ended, type Live, type UploadRow } from './row';
import { step } from './step';
import type { StepParts, StepTools } from './step-tools';
import type { UploadTable } from './table';

export interface RunParts extends StepParts {
  readonly table: UploadTable;
  /** Keeps the worker alive, and has another one woken should it die; returns the function that lets go. */
  readonly stayAwake: () => () => void;
  /** Something in the list changed. */
  readonly onChange: () => void;
  /** VirusTotal has the file: the check that follows the analysis has begun. */
  readonly onFollow: (row: UploadRow) => Promise<void>;
  readonly onBug: (where: string, error: unknown) => void;
}

/** Takes uploads from the file to the analysis, each at most once at a time in this worker. */
export interface Run {
  /** Goes on with a row, once what is being driven of the same file has ended. */
  drive(row: UploadRow): void;
  /** Stops it where it is; false when nothing is driven. What that means is written down already. */
  cancel(sha256: string): boolean;
  /** Lets go of a context that a dead worker left behind and nobody needs. */
  rest(): void;
  /** What is known of a row besides what is stored. */
  live(sha256: string): Live;
}

export function createRun(parts: RunParts): Run {
  const { table, place, clock } = parts;
  const running = new Map<string, AbortController>();
  const lives = new Map<string, Live>();
  /** Asked for while the try before was being driven to its end. */
  const again = new Set<string>();

  function tell(sha256: string, known: Live): void {
    lives.set(sha256, known);
    parts.onChange();
  }

  /** Null when the row is another try's by now, or has ended. */
  async function note(next: UploadRow): Promise<UploadRow | null> {
    const saved = await table.change(next.sha256, (row) =>
      row.attempt === next.attempt && row.active !== undefined
        ? { ...after(row, next), updatedAt: clock.now() }
        : null,
    );
    parts.onChange();
    return saved?.attempt === next.attempt && saved.active === next.active ? saved : null;
  }

  async function run(sha256: string, signal: AbortSignal): Promise<void> {
    let row = await table.get(sha256);
    let samples: readonly Sample[] = [];
    while (row?.active !== undefined && row.stage !== 'analysing') {
      const { attempt, size, posting }: UploadRow = row;
      const tools: StepTools = {
        ...parts,
        signal,
        note,
        live: (known) => tell(sha256, known),
        onSent: (sent, complete) => {
          samples = withSample(samples, { at: clock.now(), sent });
          tell(sha256, { progress: progressOf(samples, size), complete });
        },
      };
      const next: UploadRow = signal.aborted && !posting ? ended(row, 'cancelled') : await step(tools, row);
      lives.delete(sha256);
      row = await note(next);
      // Also when somebody else has ended it meanwhile: the context needs its file no more.
      if (row?.active === undefined || row.stage === 'analysing') place.forget(attempt);
    }
    if (row?.stage === 'analysing') await parts.onFollow(row);
  }

  async function failed(sha256: string, error: unknown): Promise<void> {
    parts.onBug('upload', error);
    const row = await table.get(sha256);
    // What may have left is found out by the next worker; nothing else of it is lost.
    if (row?.active === undefined || row.posting) return;
    place.forget(row.attempt);
    await note(ended(row, 'refused', { tag: 'internal', detail: 'upload' }));
  }

  const api: Run = {
    drive(row) {
      const { sha256 } = row;
      if (running.has(sha256)) return void again.add(sha256);
      const controller = new AbortController();
      running.set(sha256, controller);
      const letGo = parts.stayAwake();
      run(sha256, controller.signal)
        .catch((error: unknown) => failed(sha256, error))
        .catch((error: unknown) => parts.onBug('upload', error))
        .finally(() => {
          letGo();
          running.delete(sha256);
          lives.delete(sha256);
          if (again.delete(sha256)) api.drive(row);
          else if (running.size === 0) place.close();
          parts.onChange();
        });
    },
    cancel(sha256) {
      running.get(sha256)?.abort();
      return running.has(sha256);
    },
    rest: () => {
      if (running.size === 0) place.close();
    },
    live: (sha256) => lives.get(sha256) ?? {},
  };
  return api;
}
