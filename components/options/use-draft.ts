import { useRef, useState } from 'preact/hooks';
import type { Failure } from '@/utils/domain/failure';

/** How the last change of one control fared. */
export type Saving =
  | { readonly at: 'rest' }
  | { readonly at: 'saving' }
  | { readonly at: 'saved' }
  | { readonly at: 'failed'; readonly failure: Failure };

/** One control's value: what is kept, or what the user chose and could not be kept yet. */
export interface Draft<Value> {
  readonly value: Value;
  /** The value shown is not the kept one. */
  readonly dirty: boolean;
  readonly saving: Saving;
  readonly put: (value: Value) => Promise<void>;
  /** Tries once more to keep what could not be kept. */
  readonly again: () => Promise<void>;
}

/**
 * Shows a choice at once and keeps it. When keeping fails, the control stays at the choice and says so
 * (faults.md §4.24); of several quick changes only the last one's outcome counts.
 */
export function useDraft<Value>(kept: Value, save: (value: Value) => Promise<Failure | null>): Draft<Value> {
  const [draft, setDraft] = useState<{ readonly value: Value } | null>(null);
  const [saving, setSaving] = useState<Saving>({ at: 'rest' });
  const latest = useRef(0);

  const put = async (value: Value): Promise<void> => {
    latest.current += 1;
    const turn = latest.current;
    setDraft({ value });
    setSaving({ at: 'saving' });
    const failure = await save(value);
    if (turn !== latest.current) return;
    setSaving(failure ? { at: 'failed', failure } : { at: 'saved' });
    if (!failure) setDraft(null);
  };

  const value = draft ? draft.value : kept;
  return { value, dirty: draft !== null, saving, put, again: () => put(value) };
}
