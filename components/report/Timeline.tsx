import type { Report } from '@/utils/domain/report';
import { dateTime, listing, type MessageKey, relative, t } from '../text';
import { Panel } from './Panel';

interface Moment {
  readonly key: 'first' | 'last' | 'analysed';
  readonly name: MessageKey;
  readonly at: number;
}

/** When it was first seen, last submitted and last analyzed, to scale between the first of these and now. */
export function Timeline({ report, now }: { report: Report; now: number }) {
  const moments = momentsOf(report, now);
  if (moments.length === 0) return null;
  const from = Math.min(...moments.map(({ at }) => at));
  const share = (at: number): number => (now > from ? (at - from) / (now - from) : 1);
  const said = moments.map(({ name, at }) => t('repDated', t(name), dateTime(at)));
  return (
    <Panel id="timeline" title={t('repTimeline')}>
      <div class="rep-timeline">
        <svg role="img" aria-label={t('repTimelineName', listing(said))} width="100%" height="26">
          <rect class="rep-axis" x="0" y="22" width="100%" height="1" />
          {moments.map(({ key, at }) => (
            <g key={key} class="rep-moment" transform={`translate(${-WIDTH * share(at)} 0)`}>
              <rect
                class={`rep-m-${key}`}
                x={`${(share(at) * 100).toFixed(2)}%`}
                y={TOP[key]}
                width={WIDTH}
                height={22 - TOP[key]}
              />
            </g>
          ))}
        </svg>
        <p class="rep-axis-ends small dim" aria-hidden="true">
          <span>{dateTime(from)}</span>
          <span>{t('rulerNow')}</span>
        </p>
        <dl>
          {moments.map(({ key, name, at }) => (
            <div key={key}>
              <dt>
                <svg width={WIDTH} height="22" aria-hidden="true">
                  <rect class={`rep-m-${key}`} x="0" y={TOP[key]} width={WIDTH} height={22 - TOP[key]} />
                </svg>
                {t(name)}
              </dt>
              <dd>
                {dateTime(at)} <span class="dim">· {relative(at, now)}</span>
              </dd>
            </div>
          ))}
        </dl>
      </div>
    </Panel>
  );
}

/** Of a mark, in px. */
const WIDTH = 5;
/** The later the higher, so that they are told apart without their places. */
const TOP = { first: 14, last: 8, analysed: 0 } as const satisfies Record<Moment['key'], number>;

function momentsOf(report: Report, now: number): readonly Moment[] {
  const { firstSubmittedAt, lastSubmittedAt, analysedAt } = report;
  const moments = [
    { key: 'first', name: 'factFirstSubmitted', at: firstSubmittedAt },
    { key: 'last', name: 'factLastSubmitted', at: lastSubmittedAt },
    { key: 'analysed', name: 'factAnalysed', at: analysedAt },
  ] as const;
  // A clock that is behind VirusTotal's would put them past the end.
  return moments.flatMap(({ at, ...rest }) => (at === null ? [] : [{ ...rest, at: Math.min(at, now) }]));
}
