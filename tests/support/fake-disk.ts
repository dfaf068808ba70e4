import type { DownloadAccess } from '@/utils/domain/download';
import type { DownloadsDoor, FinishedDownload, StartedDownload } from '@/utils/services/downloads/door';

/** A disk and a browser's list of downloads in memory; both outlive workers. */
export interface FakeDisk {
  readonly files: Map<string, Uint8Array<ArrayBuffer>>;
  /** Newest first, as the browser gives them. */
  finished: readonly FinishedDownload[];
  access: DownloadAccess;
  /** Downloads under way, by number; a test changes them as a user or the browser does. */
  readonly underWay: Map<number, StartedDownload>;
  /** What was done to downloads under way, in order: `pause 1`. */
  readonly acts: string[];
  /** What the browser refuses to do to them. */
  readonly refuses: Set<'pause' | 'resume' | 'cancel'>;
  /** A download that has just got its name. */
  start(download: Partial<StartedDownload>): StartedDownload;
  /** Paths opened for reading, in order. */
  readonly opened: string[];
  /** Called before a file's bytes are given out, by path. */
  onRead: (path: string) => void;
  /** A download that finished just now; with its bytes on the disk unless they are null. */
  finish(download: Partial<FinishedDownload>, bytes: Uint8Array<ArrayBuffer> | null): FinishedDownload;
  /** The door as one worker sees it; `step` is awaited before each call outwards, `hold` told while one reads. */
  door(step: (name: string) => Promise<unknown>, hold: () => () => void): DownloadsDoor;
}

export const FULL_ACCESS: DownloadAccess = {
  downloads: true,
  notifications: true,
  supported: true,
  allowed: true,
  granted: true,
};

export function createFakeDisk(): FakeDisk {
  let ids = 0;
  const disk: FakeDisk = {
    files: new Map(),
    finished: [],
    access: FULL_ACCESS,
    opened: [],
    underWay: new Map(),
    acts: [],
    refuses: new Set(),
    start(download) {
      ids += 1;
      const url = download.url ?? `https://files.example/setup-${ids}.exe`;
      const item: StartedDownload = {
        id: ids,
        path: `/home/user/Downloads/setup-${ids}.exe`,
        ...{ url, firstUrl: url, referrer: null, size: -1, mime: 'application/octet-stream' },
        ...{ startedAt: 0, byExtension: false, paused: false },
        ...download,
      };
      disk.underWay.set(item.id, item);
      return item;
    },
    onRead: () => undefined,
    finish(download, bytes) {
      ids += 1;
      const path = download.path ?? `/home/user/Downloads/setup-${ids}.exe`;
      const url = download.url ?? `https://files.example/setup-${ids}.exe`;
      const item: FinishedDownload = {
        id: ids,
        path,
        url,
        firstUrl: url,
        referrer: null,
        size: bytes?.byteLength ?? 4,
        mime: 'application/octet-stream',
        startedAt: 0,
        endedAt: null,
        byExtension: false,
        ...download,
      };
      if (bytes) disk.files.set(path, bytes);
      disk.finished = [item, ...disk.finished];
      return item;
    },
    door: (step, hold) => {
      const turn = async (id: number, act: 'pause' | 'resume', paused: boolean): Promise<boolean> => {
        await step(act);
        if (disk.refuses.has(act)) return false;
        const item = disk.underWay.get(id);
        disk.acts.push(`${act} ${id}`);
        if (item) disk.underWay.set(id, { ...item, paused });
        return item !== undefined;
      };
      return {
        finished: async () => {
          await step('search');
          return disk.finished;
        },
        access: async () => disk.access,
        open: (path) => async () => {
          await step('open');
          disk.opened.push(path);
          disk.onRead(path);
          const bytes = disk.files.get(path);
          if (!bytes) throw new TypeError('Failed to fetch');
          return { stream: () => new Blob([bytes]).stream() };
        },
        deleteFile: async ({ path }) => ({ ok: true, value: disk.files.delete(path) ? 'deleted' : 'gone' }),
        hold: {
          underWay: async (id) => {
            await step('under way');
            return disk.underWay.get(id) ?? null;
          },
          pause: (id) => turn(id, 'pause', true),
          resume: (id) => turn(id, 'resume', false),
          cancel: async (id) => {
            await step('cancel');
            if (disk.refuses.has('cancel')) return false;
            disk.acts.push(`cancel ${id}`);
            return disk.underWay.delete(id);
          },
        },
        stayAwake: hold,
      };
    },
  };
  return disk;
}
