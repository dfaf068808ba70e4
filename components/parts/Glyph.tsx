import type { JSX } from 'preact';

/** LOOK §3: no two states share an outline, so that shape alone tells them apart. */
const SHAPES = {
  malicious: (
    <>
      <path d="M5 1h6l4 4v6l-4 4H5l-4-4V5z" />
      <path class="cut" d="M5.3 5.3l5.4 5.4M10.7 5.3l-5.4 5.4" />
    </>
  ),
  suspicious: (
    <>
      <path class="edge" d="M8 1.2 15.6 15H.4z" />
      <path class="cut" d="M8 5.6v4.3M8 11.7v1.7" />
    </>
  ),
  'nothing-found': <circle class="line" cx="8" cy="8" r="5.9" />,
  unknown: (
    <>
      <path class="line" d="M4.6 5.2C4.6 3.2 6 2 8 2s3.4 1.2 3.4 3c0 2.4-3.3 2.6-3.3 5.2" />
      <path d="M6.9 12.2h2.4v2.4H6.9z" />
    </>
  ),
  failed: <path class="line" d="M2 2h12v12H2zM2.6 13.4 13.4 2.6" />,
  waiting: (
    <path class="line thin" d="M3 1.9h10M3 14.1h10M4.4 2v2.3L8 8l-3.6 3.7V14M11.6 2v2.3L8 8l3.6 3.7V14" />
  ),
  looking: <path d="M1 6.4h3.2v3.2H1zM6.4 6.4h3.2v3.2H6.4zM11.8 6.4H15v3.2h-3.2z" />,
  skipped: <path d="M2.5 7h11v2h-11z" />,
  private: (
    <>
      <path d="M2.6 7h10.8v8H2.6z" />
      <path class="line" d="M5 7V4.8a3 3 0 0 1 6 0V7" />
    </>
  ),
} as const satisfies Record<string, JSX.Element>;

export type GlyphName = keyof typeof SHAPES;

/** The silhouette of a verdict or state; always beside its word. */
export function Glyph({ name, size = 16 }: { name: GlyphName; size?: number }) {
  return (
    <svg class={`g g-${name}`} width={size} height={size} viewBox="0 0 16 16" aria-hidden="true">
      {SHAPES[name]}
    </svg>
  );
}
