import type { ComponentChildren } from 'preact';
import { Icon } from './Icon';

interface Props {
  readonly href: string;
  readonly children?: ComponentChildren;
  readonly class?: string;
  /** In full, where there is only room for a part of it. */
  readonly name?: string;
}

/** A link that leaves Assay: a new tab that learns nothing of where it came from. */
export function OutLink({ href, children, name, class: classes = 'btn ghost out' }: Props) {
  return (
    <a class={classes} aria-label={name} href={href} target="_blank" rel="noopener noreferrer">
      {children}
      {!classes.includes('primary') && <Icon name="out" size={14} />}
    </a>
  );
}
