import type { EngineCounts } from '@/utils/domain/report';

/** The four categories of the denominator with the height of their ticks in px (LOOK §4, scale). */
const PARTS = [
  { key: 'm', count: 'malicious', height: 20 },
  { key: 's', count: 'suspicious', height: 14 },
  { key: 'h', count: 'harmless', height: 8 },
  { key: 'u', count: 'undetected', height: 5 },
] as const;

const TICK_WIDTH_AT_MOST = 4;
const PITCH_AT_MOST = 12;
const PITCH_AT_LEAST = 3;
const TICKS_AT_MOST = 180;
const PART_AT_LEAST = 3;

export interface ScaleDrawing {
  readonly height: number;
  readonly paths: readonly { readonly key: 'm' | 's' | 'h' | 'u'; readonly d: string }[];
}

/** One tick an engine, worst first, on one baseline; proportional blocks where ticks would be too thin. */
export function scalePaths(counts: EngineCounts, width: number): ScaleDrawing {
  const shown = PARTS.filter((part) => counts[part.count] > 0);
  const total = shown.reduce((sum, part) => sum + counts[part.count], 0);
  const height = Math.max(0, ...shown.map((part) => part.height));
  const ticks = total <= TICKS_AT_MOST && width / total >= PITCH_AT_LEAST;
  const widths = ticks
    ? []
    : blockWidths(
        shown.map((part) => counts[part.count]),
        width,
      );
  let from = 0;
  const paths = shown.map((part, at) => {
    const count = counts[part.count];
    const start = from;
    from += ticks ? count : (widths[at] ?? 0) + 1;
    const top = height - part.height;
    const d = ticks
      ? tickRow(start, count, total, width, top, part.height)
      : box(start, top, widths[at] ?? 0, part.height);
    return { key: part.key, d };
  });
  return { height, paths };
}

/** The faint ticks that keep the scale's place while there is nothing to read. */
export function emptyScale(width: number): string {
  return tickRow(0, 92, 92, width, 0, 8);
}

function tickRow(
  from: number,
  count: number,
  total: number,
  width: number,
  top: number,
  height: number,
): string {
  const pitch = Math.min(PITCH_AT_MOST, width / total);
  let d = '';
  for (let i = from; i < from + count; i += 1) {
    const left = Math.round(i * pitch);
    const right = Math.round((i + 1) * pitch) - 1;
    d += box(left, top, Math.min(TICK_WIDTH_AT_MOST, Math.max(1, right - left)), height);
  }
  return d;
}

/** Proportional widths with 1 px gaps, none below 3 px; what that takes is taken from the widest. */
function blockWidths(counts: readonly number[], width: number): readonly number[] {
  const total = counts.reduce((sum, count) => sum + count, 0);
  const room = width - (counts.length - 1);
  const widths = counts.map((count) => Math.max(PART_AT_LEAST, Math.round((count / total) * room)));
  const over = widths.reduce((sum, part) => sum + part, 0) - room;
  const widest = widths.indexOf(Math.max(...widths));
  return widths.map((part, at) => (at === widest ? part - over : part));
}

function box(x: number, y: number, width: number, height: number): string {
  return `M${x} ${y}h${width}v${height}h-${width}z`;
}
