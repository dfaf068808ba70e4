import { answered, type EngineCounts } from '@/utils/domain/report';
import { number, t } from '../text';

const WIDTH = 64;
const PARTS = [
  ['m', 'malicious', 8],
  ['s', 'suspicious', 6],
  ['h', 'harmless', 4],
  ['u', 'undetected', 3],
] as const;

/** Counts in 64 × 8: proportional blocks, worst first, the worse the higher (LOOK §4). */
export function Strip({ counts }: { counts: EngineCounts }) {
  const total = answered(counts);
  const shown = PARTS.filter(([, part]) => counts[part] > 0);
  const room = WIDTH - (shown.length - 1);
  const widths = shown.map(([, part]) => Math.max(3, Math.round((counts[part] / total) * room)));
  const over = widths.reduce((sum, width) => sum + width, 0) - room;
  const widest = widths.indexOf(Math.max(...widths));
  let from = 0;
  return (
    <svg
      class="strip"
      role="img"
      aria-label={t('dlStrip', number(counts.malicious), number(counts.suspicious), number(total))}
      width={WIDTH}
      height={8}
      viewBox={`0 0 ${WIDTH} 8`}
      shape-rendering="crispEdges"
    >
      {shown.map(([key, part, height], at) => {
        const width = (widths[at] ?? 0) - (at === widest ? over : 0);
        const d = `M${from} ${8 - height}h${width}v${height}h-${width}z`;
        from += width + 1;
        return <path key={part} class={`t-${key}`} d={d} />;
      })}
    </svg>
  );
}
