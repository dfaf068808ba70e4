import type { ComponentChildren } from 'preact';

interface SectionProps {
  readonly id: string;
  readonly title: string;
  readonly children: ComponentChildren;
}

/** A group of settings under its heading; `id` is where the index leads. */
export function Section({ id, title, children }: SectionProps) {
  return (
    <section class="options-section" id={id} aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{title}</h2>
      <div class="panel">{children}</div>
    </section>
  );
}
