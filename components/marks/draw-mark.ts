import type { Mark } from '@/utils/domain/mark';
import type { VerdictName } from '@/utils/domain/verdict';
import { number, t, tn } from '../text';

const SVG = 'http://www.w3.org/2000/svg';

/** LOOK §3, as in `parts/Glyph`: each a silhouette of its own. `o` is the outline that carries the halo. */
const SHAPES: Readonly<Record<VerdictName, readonly (readonly [name: string, path: string])[]>> = {
  malicious: [
    ['fill', 'M5 1h6l4 4v6l-4 4H5l-4-4V5z'],
    ['cut', 'M5.3 5.3l5.4 5.4M10.7 5.3l-5.4 5.4'],
  ],
  suspicious: [
    ['fill', 'M8 1.2 15.6 15H.4z'],
    ['cut', 'M8 5.6v4.3M8 11.7v1.7'],
  ],
  'nothing-found': [['line', 'M8 2.1a5.9 5.9 0 1 0 .01 0z']],
  unknown: [
    ['line', 'M4.6 5.2C4.6 3.2 6 2 8 2s3.4 1.2 3.4 3c0 2.4-3.3 2.6-3.3 5.2'],
    ['fill', 'M6.9 12.2h2.4v2.4H6.9z'],
  ],
};

/** The glyph of a verdict, with a halo that holds on any ground. */
export function drawGlyph(name: VerdictName, size: number): SVGElement {
  const svg = document.createElementNS(SVG, 'svg');
  const attributes = { viewBox: '-2 -2 20 20', width: size, height: size, 'aria-hidden': 'true' };
  for (const [key, value] of Object.entries(attributes)) svg.setAttribute(key, String(value));
  const parts = SHAPES[name];
  for (const [kind, d] of [...parts.filter(([each]) => each !== 'cut').map(haloOf), ...parts]) {
    const path = document.createElementNS(SVG, 'path');
    path.setAttribute('class', kind);
    path.setAttribute('d', d);
    svg.append(path);
  }
  return svg;
}

function haloOf([kind, path]: readonly [string, string]): readonly [string, string] {
  return [`halo ${kind}-halo`, path];
}

/** The word and the number of a verdict: “Malicious, 14 of 92 engines”. */
export function verdictLine({ verdict, analysedAt }: Mark): string {
  const { name, answered, reading } = verdict;
  if (answered === 0) return t(analysedAt === null ? 'unknown' : 'noVerdict');
  return t('markVerdict', t(WORDS[name]), tn('readingOf', answered, number(reading)));
}

export const WORDS = {
  malicious: 'malicious',
  suspicious: 'suspicious',
  'nothing-found': 'nothingFound',
  unknown: 'unknown',
} as const satisfies Record<VerdictName, string>;

/** A mark: a button by its nature, reached by the keyboard; the pointer goes through it to the page. */
export function drawMark(mark: Mark, open: () => void): HTMLElement {
  const button = document.createElementNS('http://www.w3.org/1999/xhtml', 'button') as HTMLButtonElement;
  button.type = 'button';
  button.tabIndex = -1;
  button.addEventListener('click', ({ isTrusted }) => isTrusted && open());
  redrawMark(button, mark);
  return button;
}

/** Another verdict in the same place. */
export function redrawMark(element: HTMLElement, mark: Mark): void {
  element.className = `mark ${mark.verdict.name}`;
  element.setAttribute('aria-label', t('markName', verdictLine(mark), mark.indicator.value));
  element.replaceChildren(drawGlyph(mark.verdict.name, 15));
}
