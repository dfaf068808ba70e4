import type { Settings } from '@/utils/domain/settings';
import type { Checks } from '../checks/checks';
import type { CheckRow } from '../checks/row';
import type { Clock } from '../clock';
import { createOnceMore } from '../once-more';
import { createAwaitedChecks } from './awaited-checks';
import type { DownloadsDoor } from './door';
import { questionOf } from './evidence';
import { readDownload } from './read';
import type { HashFile } from './read-file';
import { atRest, type DownloadRow, type Live } from './row';
import { createSave } from './save';
import type { DownloadTable } from './table';

export interface RunParts {
  readonly table: DownloadTable;
  readonly checks: Pick<Checks, 'start' | 'takeBack'>;
  readonly findCheck: (id: string) => Promise<CheckRow | null>;
  readonly door: DownloadsDoor;
  readonly hash: HashFile;
  readonly settings: () => Promise<Settings>;
  readonly clock: Clock;
  /** Something in the list changed. */
  readonly onChange: () => void;
  /** A download came to rest. */
  readonly onRest: (row: DownloadRow) => void;
  readonly onBug: (where: string, error: unknown) => void;
}

/** Takes downloads through their evidence, one file read at a time; their requests wait in the lanes. */
export interface Run {
  /** Does what there is to do. Harmless to call at any time. */
  go(): void;
  /** A check changed: perhaps one of ours. */
  onCheck(check: CheckRow): void;
  /** What is known of a row besides what is stored. */
  live(key: string): Live;
  /** Stops the reading of one file. */
  stop(key: string): void;
  /** Looks at all checks that downloads wait for, then goes. */
  resume(): Promise<void>;
}

export function createRun(parts: RunParts): Run {
  const { table, checks, clock } = parts;
  const lives = new Map<string, Live>();
  let reading: { readonly key: string; readonly controller: AbortController } | null = null;
  const save = createSave(parts, lives);
  const awaited = createAwaitedChecks({ ...parts, lives, save, onOver: () => go() });
  const onceMore = createOnceMore(clock, () => go());
  let running = false;
  let again = false;

  async function read(row: DownloadRow): Promise<void> {
    const controller = new AbortController();
    reading = { key: row.key, controller };
    let current = row;
    const next = await readDownload(
      {
        ...parts,
        now: clock.elapsed,
        signal: controller.signal,
        onProgress: (done) => {
          lives.set(row.key, { progress: { read: done, total: row.size } });
          parts.onChange();
        },
        note: async (noted) => {
          const saved = await save(current, noted);
          current = saved ?? current;
          return saved;
        },
      },
      row,
    );
    reading = null;
    lives.delete(row.key);
    if (next) await save(current, next);
  }

  async function ask(row: DownloadRow): Promise<void> {
    const { privateHosts } = await parts.settings();
    const question = questionOf(row, privateHosts);
    if ('none' in question) {
      await save(row, atRest(row, { stage: 'skipped', skipped: question.none }));
      return;
    }
    const origin = row.step === 'file' ? 'file' : 'link';
    const { refresh } = row;
    const order = { ...question, origin, secrets: 'ask', refresh, lane: 'download' } as const;
    const view = await checks.start({ ...order, asker: 'downloads' });
    const saved = await save(row, { ...row, stage: 'checking', checkId: view.id, active: 'check' });
    if (saved) await awaited.follow(saved, view.id);
  }

  function go(): void {
    if (running) {
      again = true;
      return;
    }
    running = true;
    work()
      .catch((error: unknown) => {
        parts.onBug('downloads', error);
        onceMore();
      })
      .finally(() => {
        running = false;
        if (again) go();
      });
  }

  async function work(): Promise<void> {
    again = false;
    for (let row = await table.nextToDo(); row; row = await table.nextToDo()) {
      try {
        await (row.step === 'read' ? read(row) : ask(row));
      } catch (error) {
        parts.onBug('download', error);
        const failure = { tag: 'internal', detail: 'download' } as const;
        await save(row, atRest(row, { stage: 'failed', failure }));
      }
    }
  }

  return {
    go,
    onCheck: awaited.onCheck,
    live: (key) => lives.get(key) ?? {},
    stop: (key) => {
      if (reading?.key === key) reading.controller.abort();
    },
    async resume() {
      await awaited.resume();
      go();
    },
  };
}
