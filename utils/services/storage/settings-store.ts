import type { Failure } from '@/utils/domain/failure';
import { type Managed, NOT_MANAGED, unlocked, withManaged } from '@/utils/domain/managed-settings';
import { failed, type Result, success } from '@/utils/domain/result';
import { DEFAULT_SETTINGS, parseSettings, type Settings } from '@/utils/domain/settings';
import type { Clock } from '../clock';
import { attempt } from './attempt';
import type { KeyValueArea } from './key-value-area';
import type { SettingsMark } from './settings-mark';

/**
 * The settings, in `storage.local`, with the administrator's over them. The API key is not among them. Defaults
 * are never written by themselves.
 */
export interface SettingsStore {
  /**
   * For everything that decides what may leave and where to. Fails as storage does when they cannot be read, and
   * with `internal` `settings-lost` when they are gone though they were saved: then nobody knows which hosts are
   * private and where the gateway is, until the user has saved once more (faults.md §4.20, §4.23).
   */
  read(): Promise<Result<Settings>>;
  /** For a page: what was lost is shown as the defaults that saving would begin with. */
  show(): Promise<Result<Settings>>;
  /**
   * Puts the changed fields over what is stored, without those an administrator has set, and says what holds now.
   * Fails when what is stored cannot be read, so that it is not written over, or when it cannot be written.
   */
  save(patch: Partial<Settings>): Promise<Result<Settings>>;
  /**
   * The user's own, as they would hold without the administrator's, and those. Lost ones are shown as the defaults
   * here, too, and said to be `lost`.
   */
  parts(): Promise<Result<SettingsParted>>;
  /** Renews a mark that went with the database, or could not be written. Fails where `read` does. */
  secure(): Promise<Result<null>>;
  /** Calls `listener` with every change, also one from elsewhere, until the returned function is called. */
  onChange(listener: (settings: Settings) => void): () => void;
  /** The policy changed: read again. */
  reread(): Promise<void>;
}

/** The settings with what they are made of apart. */
export interface SettingsParted {
  readonly own: Settings;
  readonly managed: Managed;
  readonly lost: boolean;
}

interface SettingsParts {
  readonly area: KeyValueArea;
  readonly clock: Clock;
  readonly mark: SettingsMark;
  /** What an administrator has set. Rejects when that cannot be found out: then the settings cannot be read. */
  readonly managed?: () => Promise<Managed>;
}

const SETTINGS_KEY = 'settings';
/** An area may fail right after the start and work a moment later (faults.md §4.23). */
const TRIES = 5;
const PAUSE = 200;

const LOST: Failure = { tag: 'internal', detail: 'settings-lost' };

/** `stored` is null on a first run; `lost` when there should be something. */
type Kept = { readonly stored: Settings | null; readonly lost: boolean; readonly managed: Managed };

export function createSettingsStore({
  area,
  clock,
  mark,
  managed: readManaged = async () => NOT_MANAGED,
}: SettingsParts): SettingsStore {
  const listeners = new Set<(settings: Settings) => void>();
  let known: Settings | null = null;
  let saving: Promise<unknown> = Promise.resolve();
  /** How often policy or storage changed: what was put together from before the last time does not hold. */
  let changes = 0;

  /** Again and again for a second: what cannot be read, or is missing, may be there a moment later. */
  async function load(): Promise<Result<Kept>> {
    for (let left = TRIES - 1; ; left -= 1) {
      const read = await attempt(look);
      if (left === 0 || (read.ok && !read.value.lost)) return read;
      await clock.wait(clock.now() + PAUSE);
    }
  }

  async function look(): Promise<Kept> {
    const [value, managed] = [await area.get(SETTINGS_KEY), await readManaged()];
    if (typeof value === 'object' && value !== null)
      return { stored: parseSettings(value), lost: false, managed };
    return { stored: null, lost: value !== undefined || (await mark.isSet()), managed };
  }

  /** What holds is known from here on, unless settings are lost: that is asked again, for they may come back. */
  async function refresh(): Promise<Result<Kept & { readonly holding: Settings | null }>> {
    const seen = changes;
    const kept = await load();
    if (seen !== changes) return refresh();
    if (!kept.ok) return kept;
    const { stored, lost, managed } = kept.value;
    const holding = lost ? null : withManaged(stored ?? DEFAULT_SETTINGS, managed);
    known = holding;
    return success({ ...kept.value, holding });
  }

  async function write(patch: Partial<Settings>): Promise<Result<Settings>> {
    const current = await refresh();
    if (!current.ok) return current;
    const { stored, managed } = current.value;
    const next = parseSettings({ ...(stored ?? DEFAULT_SETTINGS), ...unlocked(patch, managed) });
    const written = await attempt(() => area.set(SETTINGS_KEY, next));
    if (!written.ok) return failed(written.failure);
    // They are saved, mark or not; where it cannot be written now, `secure` tries again at the next birth.
    await attempt(mark.set);
    const now = await renew();
    return now.ok ? success(now.value ?? withManaged(next, managed)) : now;
  }

  /** Read again and told, unless that is about to be done once more. Whoever asks meanwhile waits for the new ones. */
  async function renew(): Promise<Result<Settings | null>> {
    changes += 1;
    known = null;
    const seen = changes;
    const read = await refresh();
    if (!read.ok) return read;
    const { holding } = read.value;
    if (holding && seen === changes) for (const listener of listeners) listener(holding);
    return success(holding);
  }

  return {
    async read() {
      if (known) return success(known);
      const read = await refresh();
      if (!read.ok) return read;
      const { holding } = read.value;
      return holding ? success(holding) : failed(LOST);
    },
    async show() {
      if (known) return success(known);
      const read = await refresh();
      if (!read.ok) return read;
      return success(read.value.holding ?? withManaged(DEFAULT_SETTINGS, read.value.managed));
    },
    async parts() {
      const read = await refresh();
      if (!read.ok) return read;
      const { stored, managed, lost } = read.value;
      return success({ own: stored ?? DEFAULT_SETTINGS, managed, lost });
    },
    save(patch) {
      // One after the other, so that two pages saving different fields both get theirs.
      const saved = saving.then(() => write(patch));
      saving = saved;
      return saved;
    },
    async secure() {
      const kept = await load();
      if (!kept.ok) return kept;
      const { stored, lost } = kept.value;
      if (lost) return failed(LOST);
      return attempt(async () => {
        if (stored && !(await mark.isSet())) await mark.set();
        return null;
      });
    },
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async reread() {
      // A new key must not go to an old address.
      await renew();
    },
  };
}
