import type { ComponentChildren } from 'preact';

/** What there is to say about a setting and a button for it, under the whole row: beside a switch it has no room. */
export function Below({ children }: { children: ComponentChildren }) {
  return <div class="option-below">{children}</div>;
}
