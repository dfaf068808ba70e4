import type { DownloadView } from '@/utils/domain/download';
import { addressToHoldFor } from '@/utils/domain/download-rules';
import { failed, type Result, success } from '@/utils/domain/result';
import type { Settings } from '@/utils/domain/settings';
import type { CheckRow } from '../checks/row';
import type { Clock } from '../clock';
import type { PauseDoor } from './door';
import { createHoldQuestion, type HoldQuestionParts } from './hold-question';
import { flaggedHold, type HoldRow, heldView, newHold } from './hold-row';
import type { HoldTable } from './hold-table';
import { createLookAfter } from './look-after';

export interface HoldParts extends HoldQuestionParts {
  readonly table: HoldTable;
  readonly door: PauseDoor;
  readonly settings: () => Promise<Settings>;
  readonly clock: Pick<Clock, 'now' | 'wait'>;
  readonly onChange: () => void;
  /** It stays paused until the user says what to do. Resolves with whether the user has been told; repeatable. */
  readonly onFlagged: (download: DownloadView) => Promise<boolean>;
  /** It is no longer held. May be said more than once. */
  readonly onOver: (key: string) => void;
}

/** Downloads that are paused until their address has an answer (DESIGN §5, hold mode). Only malicious ones stay so. */
export interface Holds {
  /** A download has got its name: pauses it if the settings say so. Resolves once it is decided what becomes of it. */
  started(browserId: number): Promise<void>;
  /** Somebody resumed it, or it ended: it is none of ours any more. */
  moved(browserId: number): Promise<void>;
  /** Told of each change of any check. */
  onCheck(check: CheckRow): void;
  /** Lets go what a dead worker held, and tells of what it did not. Harmless to call at any time. */
  goOn(): Promise<void>;
  list(): Promise<readonly DownloadView[]>;
  /** The user's own word. Fails with `not-found` when it is not held any more. */
  resume(key: string): Promise<Result<null>>;
  cancel(key: string): Promise<Result<null>>;
}

/** A download that this worker holds; `stop` ends the holding without touching the download. */
interface Held {
  readonly browserId: number;
  readonly stop: AbortController;
}

export function createHolds(parts: HoldParts): Holds {
  const { table, door, clock, onBug } = parts;
  const question = createHoldQuestion(parts);
  const lookAfter = createLookAfter({ clock, goOn, onBug });
  /** By key. What is in the table and not here was left behind by a dead worker, or waits for the user. */
  const mine = new Map<string, Held>();
  /** A download is paused once; what was let go stays so. */
  const seen = new Set<string>();
  let settling: Promise<void> | null = null;

  async function started(browserId: number): Promise<void> {
    const download = await door.underWay(browserId);
    if (!download || download.paused) return;
    const row = newHold(download, clock.now());
    const { name, kind } = row;
    const address = addressToHoldFor({ ...download, name, kind }, await parts.settings());
    if (address === null || seen.has(row.key)) return;
    seen.add(row.key);
    const stop = new AbortController();
    mine.set(row.key, { browserId, stop });
    // Before the pause: what would be forgotten with this worker, or cannot be written down, is not paused.
    const over = lookAfter();
    try {
      await table.put(row);
      if (await pause(row, stop.signal)) await hold(row, address, stop.signal);
      else await drop(row.key);
      over();
    } finally {
      mine.delete(row.key);
      stop.abort();
    }
  }

  /** False when the user was faster, be it with a pause of his own. */
  async function pause({ browserId }: HoldRow, signal: AbortSignal): Promise<boolean> {
    const now = await door.underWay(browserId);
    if (!now || now.paused || signal.aborted) return false;
    return door.pause(browserId);
  }

  async function hold(row: HoldRow, address: string, signal: AbortSignal): Promise<void> {
    parts.onChange();
    try {
      const late = clock.wait(row.until, signal).then(() => null);
      const check = await Promise.race([late, question.ask(row, address, signal)]);
      if (!signal.aborted && check && (await staysPaused(row, check))) return;
    } catch (error) {
      onBug('hold', error);
    }
    if (!signal.aborted) await letGo(row);
  }

  async function staysPaused(row: HoldRow, { id, state }: CheckRow): Promise<boolean> {
    if (state.phase !== 'report' || state.verdict.name !== 'malicious') return false;
    if (!(await isHeld(row))) return false;
    const { verdict } = state;
    const flagged = await table.change(row.key, (held) => flaggedHold(held, id, verdict));
    parts.onChange();
    // Gone: the user stepped in.
    if (flagged) await tell(flagged);
    return true;
  }

  /** Noted down only afterwards: rather twice, under the same name, than never. */
  async function tell(row: HoldRow): Promise<void> {
    try {
      if (!(await parts.onFlagged(heldView(row)))) return;
      const still = await table.change(row.key, (held) => ({ ...held, told: true }));
      // Decided while it was being told: that word is out of date.
      if (!still) parts.onOver(row.key);
    } catch (error) {
      onBug('hold', error);
    }
  }

  /** The browser first: should the worker die in between, the next one only does it again. */
  async function letGo(row: HoldRow): Promise<void> {
    const over = lookAfter();
    try {
      const refused = (await isHeld(row)) && !(await door.resume(row.browserId));
      // Still ours, then, and tried again.
      if (refused && (await isHeld(row))) return;
      await drop(row.key);
      over();
    } catch (error) {
      onBug('hold', error);
    }
  }

  async function drop(key: string): Promise<void> {
    await table.remove(key);
    parts.onOver(key);
    parts.onChange();
  }

  /** Still under way and paused. After a restart the same number may mean another download. */
  async function isHeld({ browserId, startedAt }: HoldRow): Promise<boolean> {
    const now = await door.underWay(browserId);
    return now?.startedAt === startedAt && now.paused;
  }

  async function settle(): Promise<void> {
    for (const { key } of await table.all()) {
      if (mine.has(key)) continue;
      // Read anew: since the list was made, this worker may have come to its end with it.
      const row = await table.get(key);
      if (row?.stage === 'checking') await letGo(row);
      else if (row && !(await isHeld(row))) await drop(key);
      else if (row && !row.told) await tell(row);
    }
  }

  function goOn(): Promise<void> {
    settling ??= settle().finally(() => {
      settling = null;
    });
    return settling;
  }

  async function decide(key: string, act: PauseDoor['resume']): Promise<Result<null>> {
    const row = await table.get(key);
    if (!row) return failed({ tag: 'not-found' });
    const over = lookAfter();
    // From here on no hold lets it go by itself.
    mine.get(key)?.stop.abort();
    if ((await isHeld(row)) && !(await act(row.browserId))) {
      return failed({ tag: 'internal', detail: 'the browser refused' });
    }
    await drop(key);
    over();
    return success(null);
  }

  return {
    started,
    async moved(browserId) {
      // At once, before anything is awaited: from here on it is the user's.
      for (const held of mine.values()) if (held.browserId === browserId) held.stop.abort();
      for (const row of await table.all()) if (row.browserId === browserId) await drop(row.key);
    },
    onCheck: question.onCheck,
    goOn,
    list: async () => (await table.all()).map(heldView),
    resume: (key) => decide(key, door.resume),
    cancel: (key) => decide(key, door.cancel),
  };
}
