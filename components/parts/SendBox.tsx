import type { ComponentChildren } from 'preact';

interface Props {
  /** Words of a style of its own, besides. */
  readonly also?: string;
  readonly children: ComponentChildren;
}

/** What will be sent, whole: up to six lines, then it scrolls, by the keyboard as well (LOOK §5). */
export function SendBox({ also = '', children }: Props) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached, or its end cannot be read.
    <div class={`sendbox ${also}`} tabIndex={0}>
      {children}
    </div>
  );
}
