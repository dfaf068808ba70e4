import type { ComponentChildren } from 'preact';

interface PanelProps {
  /** What the rail and the address call it. */
  readonly id: string;
  readonly title: string;
  /** Beside the title: counts, age, buttons. */
  readonly aside?: ComponentChildren;
  readonly children: ComponentChildren;
}

/** One section of the report, with a heading that can be jumped to. */
export function Panel({ id, title, aside, children }: PanelProps) {
  return (
    <section class="panel" id={`section-${id}`} aria-labelledby={`title-${id}`}>
      <header class="rep-panel-head">
        <h2 id={`title-${id}`} tabIndex={-1}>
          {title}
        </h2>
        {aside}
      </header>
      {children}
    </section>
  );
}

/** Brings a section into view and gives its heading the focus, so that reading goes on there. */
export function jumpTo(id: string): void {
  const title = document.getElementById(`title-${id}`);
  title?.scrollIntoView({ block: 'start' });
  title?.focus({ preventScroll: true });
}
