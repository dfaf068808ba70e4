import type { ComponentChildren } from 'preact';

interface RowProps {
  readonly label: string;
  /** The control's id; without it the label names a group, whose `aria-labelledby` is `labelId`. */
  readonly control?: string;
  readonly labelId?: string;
  readonly note?: ComponentChildren;
  readonly noteId?: string;
  /** Says how the last change fared: beside the label, so that nothing moves. */
  readonly status?: ComponentChildren;
  /** The control stands below the label over the whole width. */
  readonly wide?: boolean;
  /** What failed, below everything. */
  readonly trouble?: ComponentChildren;
  readonly children?: ComponentChildren;
}

/** One setting: label and one sentence at the left, its control at the right (LOOK §6, settings). */
export function Row(props: RowProps) {
  const { label, control, labelId, note, noteId, status, wide, trouble, children } = props;
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
      </div>
      {children && <div class="option-control">{children}</div>}
      {trouble}
    </div>
  );
}
