import { failed, type Result, success } from '@/utils/domain/result';
import { DEFAULT_SETTINGS, parseSettings, type Settings } from '@/utils/domain/settings';
import type { Clock } from '../clock';
import { attempt } from './attempt';
import type { KeyValueArea } from './key-value-area';

/** The settings, in `storage.local`. The API key is not among them. */
export interface SettingsStore {
  /**
   * Always answers: where nothing can be read, with what was read before or with the defaults. Defaults are
   * never written (faults.md §4.23).
   */
  read(): Promise<Settings>;
  /**
   * Puts the changed fields over what is stored, and says what is stored now. Fails when what is stored cannot
   * be read, so that it is not written over, or when it cannot be written.
   */
  save(patch: Partial<Settings>): Promise<Result<Settings>>;
  /** What is wrong, for a page that can say so: the last reading failed, or found nothing where settings were. */
  trouble(): 'unreadable' | 'lost' | null;
  /** Calls `listener` with every change, also one from elsewhere, until the returned function is called. */
  onChange(listener: (settings: Settings) => void): () => void;
  /** The area was written elsewhere (`storage.onChanged`): read again. */
  reread(): Promise<void>;
}

interface SettingsParts {
  readonly area: KeyValueArea;
  readonly clock: Clock;
  /** Whether settings were ever saved, as the other store remembers; then "nothing" means "lost". */
  readonly expected?: () => Promise<boolean>;
}

const SETTINGS_KEY = 'settings';
/** An area may fail right after the start and work a moment later (faults.md §4.23). */
const TRIES = 5;
const PAUSE = 200;

type Stored = { readonly settings: Settings; readonly trouble: 'lost' | null };

export function createSettingsStore({ area, clock, expected }: SettingsParts): SettingsStore {
  const listeners = new Set<(settings: Settings) => void>();
  let known: Settings | null = null;
  let trouble: 'unreadable' | 'lost' | null = null;
  let saving: Promise<unknown> = Promise.resolve();

  async function load(): Promise<Result<Stored>> {
    for (let left = TRIES - 1; ; left -= 1) {
      const read = await attempt(() => area.get(SETTINGS_KEY));
      if (read.ok && read.value !== undefined) {
        return success({ settings: parseSettings(read.value), trouble: null });
      }
      const missing = read.ok ? await attempt(expected ?? (async () => false)) : read;
      if (missing.ok && !missing.value) return success({ settings: DEFAULT_SETTINGS, trouble: null });
      if (left === 0) return missing.ok ? success({ settings: DEFAULT_SETTINGS, trouble: 'lost' }) : missing;
      await clock.wait(clock.now() + PAUSE);
    }
  }

  async function refresh(): Promise<Result<Settings>> {
    const loaded = await load();
    trouble = loaded.ok ? loaded.value.trouble : 'unreadable';
    if (!loaded.ok) return loaded;
    // What was lost is asked for again the next time: it may come back.
    known = loaded.value.trouble ? null : loaded.value.settings;
    return success(loaded.value.settings);
  }

  async function write(patch: Partial<Settings>): Promise<Result<Settings>> {
    const current = await refresh();
    if (!current.ok) return current;
    const next = parseSettings({ ...current.value, ...patch });
    const written = await attempt(() => area.set(SETTINGS_KEY, next));
    if (!written.ok) return failed(written.failure);
    tell(next);
    return success(next);
  }

  function tell(settings: Settings): void {
    known = settings;
    trouble = null;
    for (const listener of listeners) listener(settings);
  }

  return {
    async read() {
      if (known) return known;
      const read = await refresh();
      return read.ok ? read.value : DEFAULT_SETTINGS;
    },
    save(patch) {
      // One after the other, so that two pages saving different fields both get theirs.
      const saved = saving.then(() => write(patch));
      saving = saved;
      return saved;
    },
    trouble: () => trouble,
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async reread() {
      const read = await refresh();
      if (read.ok && trouble === null) tell(read.value);
    },
  };
}
