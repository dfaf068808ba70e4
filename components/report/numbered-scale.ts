import { answered, type EngineCounts } from '@/utils/domain/report';

/** The four categories of the denominator with the height of their ticks in px (LOOK §4, report). */
const PARTS = [
  { key: 'm', count: 'malicious', height: 28 },
  { key: 's', count: 'suspicious', height: 20 },
  { key: 'h', count: 'harmless', height: 11 },
  { key: 'u', count: 'undetected', height: 7 },
] as const;

const BASELINE = 28;
const TICK_WIDTH_AT_MOST = 5;
const PITCH_AT_MOST = 12;
const PITCH_AT_LEAST = 3;
const TICKS_AT_MOST = 180;
const PART_AT_LEAST = 3;
const STEP = 10;
/** Two numbers closer than this would touch, in px. */
const NUMBER_ROOM = 28;

export interface NumberedScale {
  readonly paths: readonly { readonly key: 'm' | 's' | 'h' | 'u'; readonly d: string }[];
  /** Where a number stands under its tick; none under blocks. */
  readonly numbers: readonly { readonly n: number; readonly x: number }[];
}

/** One tick an engine with numbers below; proportional blocks where ticks would be too thin. */
export function numberedScale(counts: EngineCounts, width: number): NumberedScale {
  const total = answered(counts);
  if (total === 0) return { paths: [], numbers: [] };
  if (total > TICKS_AT_MOST || width / total < PITCH_AT_LEAST)
    return { paths: blocks(counts, width), numbers: [] };
  const pitch = Math.min(PITCH_AT_MOST, width / total);
  let from = 0;
  const paths = PARTS.filter((part) => counts[part.count] > 0).map(({ key, count, height }) => {
    const start = from;
    from += counts[count];
    return { key, d: ticks(start, from, pitch, height) };
  });
  return { paths, numbers: numbersOf(total, pitch) };
}

function ticks(from: number, to: number, pitch: number, height: number): string {
  let d = '';
  for (let at = from; at < to; at += 1) {
    const left = Math.round(at * pitch);
    const right = Math.round((at + 1) * pitch) - 1;
    d += box(left, Math.min(TICK_WIDTH_AT_MOST, Math.max(1, right - left)), height);
  }
  return d;
}

/** 1, every tenth and the last; a tenth that would touch the last is left out. */
function numbersOf(total: number, pitch: number): NumberedScale['numbers'] {
  const at = (n: number): number => Math.round((n - 1) * pitch) + 2;
  const tens = Array.from({ length: Math.floor(total / STEP) }, (_, step) => (step + 1) * STEP);
  const room = tens.filter((n) => at(total) - at(n) >= NUMBER_ROOM && at(n) - at(1) >= NUMBER_ROOM);
  const every = pitch * STEP >= NUMBER_ROOM ? 1 : Math.ceil(NUMBER_ROOM / (pitch * STEP));
  const some = room.filter((_, index) => (index + 1) % every === 0);
  return [...new Set([1, ...some, total])].map((n) => ({ n, x: at(n) }));
}

function blocks(counts: EngineCounts, width: number): NumberedScale['paths'] {
  const shown = PARTS.filter((part) => counts[part.count] > 0);
  const total = answered(counts);
  const room = width - (shown.length - 1);
  const widths = shown.map(({ count }) =>
    Math.max(PART_AT_LEAST, Math.round((counts[count] / total) * room)),
  );
  const over = widths.reduce((sum, part) => sum + part, 0) - room;
  const widest = widths.indexOf(Math.max(...widths));
  let from = 0;
  return shown.map(({ key, height }, at) => {
    const wide = (widths[at] ?? 0) - (at === widest ? over : 0);
    const d = box(from, wide, height);
    from += wide + 1;
    return { key, d };
  });
}

function box(x: number, width: number, height: number): string {
  return `M${x} ${BASELINE - height}h${width}v${height}h-${width}z`;
}
