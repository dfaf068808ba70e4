import type { ComponentChildren } from 'preact';
import type { Settings } from '@/utils/domain/settings';
import { t } from '../text';
import { LockedNote } from './LockedNote';
import { useLocked } from './locked';

interface RowProps {
  readonly label: string;
  /** What the control sets: it is disabled, with the reason, while an administrator sets that. */
  readonly setting?: keyof Settings;
  /** The control's id; without it the label names a group, whose `aria-labelledby` is `labelId`. */
  readonly control?: string;
  readonly labelId?: string;
  readonly note?: ComponentChildren;
  readonly noteId?: string;
  /** Says how the last change fared: beside the label, so that nothing moves. */
  readonly status?: ComponentChildren;
  /** The control stands below the label over the whole width. */
  readonly wide?: boolean;
  /** Beside the control, and usable all the same while that is disabled. */
  readonly extra?: ComponentChildren;
  /** What failed, below everything. */
  readonly trouble?: ComponentChildren;
  readonly children?: ComponentChildren;
}

/** One setting: label and one sentence at the left, its control at the right (LOOK §6, settings). */
export function Row(props: RowProps) {
  const { label, setting, control, labelId, note, noteId, status, wide, extra, trouble, children } = props;
  const locked = useLocked(setting);
  return (
    <div class={wide ? 'option option-wide' : 'option'}>
      <div class="option-text">
        <p class="option-head">
          {control ? (
            <label class="option-label" for={control}>
              {label}
            </label>
          ) : (
            <span class="option-label" id={labelId}>
              {label}
            </span>
          )}
          {status}
        </p>
        {note && (
          <p class="option-note" id={noteId}>
            {note}
          </p>
        )}
        {locked && (
          <p class="option-note">
            <LockedNote />
          </p>
        )}
      </div>
      {(children || extra) && (
        <div class="option-control">
          {locked ? (
            <fieldset class="option-lock" disabled aria-label={t('setLocked')}>
              {children}
            </fieldset>
          ) : (
            children
          )}
          {extra}
        </div>
      )}
      {trouble}
    </div>
  );
}
