import type { ComponentChildren } from 'preact';
import { Icon } from './Icon';

interface Props {
  readonly href: string;
  readonly children: ComponentChildren;
  readonly class?: string;
}

/** A link that leaves Assay: a new tab that learns nothing of where it came from. */
export function OutLink({ href, children, class: classes = 'btn ghost out' }: Props) {
  return (
    <a class={classes} href={href} target="_blank" rel="noopener noreferrer">
      {children}
      {!classes.includes('primary') && <Icon name="out" size={14} />}
    </a>
  );
}
