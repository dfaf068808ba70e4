import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';

interface Props {
  /** What the button says; an icon's name is in `name`. */
  readonly label: ComponentChildren;
  readonly name?: string;
  readonly class?: string;
  /** Buttons; a click on one closes the menu. */
  readonly children: ComponentChildren;
}

/** A button that opens a few others. Esc, a choice and a click elsewhere close it. */
export function Menu({ label, name, class: classes = 'btn', children }: Props) {
  const menu = useRef<HTMLDetailsElement>(null);
  const close = (): void => {
    if (menu.current) menu.current.open = false;
  };
  return (
    <details
      class="drop"
      ref={menu}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !menu.current?.open) return;
        event.stopPropagation();
        close();
        menu.current.querySelector('summary')?.focus();
      }}
      onFocusOut={({ relatedTarget }) => {
        if (!(relatedTarget instanceof Node) || !menu.current?.contains(relatedTarget)) close();
      }}
      onClick={({ target }) => {
        if (!(target instanceof Element && target.closest('.drop-in button'))) return;
        close();
        // What was chosen is hidden with the menu; a question that it opens gives the focus back to here.
        menu.current?.querySelector('summary')?.focus();
      }}
    >
      <summary class={classes} aria-label={name} title={name}>
        {label}
      </summary>
      <div class="drop-in">{children}</div>
    </details>
  );
}
