import { MINUTE, SECOND } from '@/utils/domain/duration';
import type { QuotaView } from '@/utils/domain/quota';
import { number, shortSeconds, t, tn } from '../text';

/** Above this many requests a minute the needles would touch: the countdown alone then (LOOK §4). */
const NEEDLES_AT_MOST = 12;

/** The sliding minute as a scale: a needle for each request, the time until the oldest leaves at the left. */
export function Ruler({
  quota,
  now,
  until,
  width,
}: {
  quota: QuotaView;
  now: number;
  until: number;
  width: number;
}) {
  const ages = quota.minuteSpends.map((at) => now - at).filter((age) => age >= 0 && age < MINUTE);
  if (ages.length === 0 || quota.limits.minute > NEEDLES_AT_MOST) return null;
  const x = (age: number): number => Math.round((1 - age / MINUTE) * (width - 1));
  const oldest = x(Math.max(...ages));
  const left = until - now;
  return (
    <svg
      class="ruler"
      role="img"
      aria-label={tn('rulerName', ages.length)}
      width={width}
      height="64"
      viewBox={`0 0 ${width} 64`}
    >
      <path class="rl" d={`M0 33h${width}v1H0z${ticks(x)}`} shape-rendering="crispEdges" />
      <path class="gap" d={`M0 14h${oldest}v19H0z`} />
      {ages.map((age) => (
        <path
          key={age}
          class={x(age) === oldest ? 'needle first' : 'needle'}
          d={`M${Math.max(0, x(age) - 4.5)} 8h9v16l-4.5 8-4.5-8z`}
        />
      ))}
      {oldest > 56 && left > 0 && (
        <text class="left" x={oldest / 2} y="27" text-anchor="middle">
          {shortSeconds(left)}
        </text>
      )}
      <text x="0" y="58">
        {t('rulerStart')}
      </text>
      {[45, 30, 15].map((second) => (
        <text key={second} x={x(second * SECOND)} y="58" text-anchor="middle">
          {number(second)}
        </text>
      ))}
      <text x={width} y="58" text-anchor="end">
        {t('rulerNow')}
      </text>
    </svg>
  );
}

function ticks(x: (age: number) => number): string {
  const seconds = Array.from({ length: 13 }, (_, at) => at * 5);
  return seconds.map((second) => `M${x(second * SECOND)} 34h1v${second % 15 === 0 ? 9 : 5}h-1z`).join('');
}
