import type { HistoryRow, HistoryVerdict } from '@/utils/domain/history';
import type { IndicatorKind } from '@/utils/domain/indicator';
import { visibleText } from '@/utils/domain/visible-text';
import { OneLine } from '../lists/OneLine';
import { Glyph } from '../parts/Glyph';
import { Icon } from '../parts/Icon';
import { dateTime, type MessageKey, number, t } from '../text';
import { placeOf } from '../workspace/LongRows';

const WORD = {
  malicious: 'malicious',
  suspicious: 'suspicious',
  'nothing-found': 'nothingFound',
  unknown: 'dlUnknown',
  failed: 'historyFailed',
} as const satisfies Record<HistoryVerdict, MessageKey>;

const KIND = {
  url: 'kindUrl',
  domain: 'kindDomain',
  ip: 'kindIp',
  file: 'kindHash',
} as const satisfies Record<IndicatorKind, MessageKey>;

export function HistoryHead() {
  return (
    <>
      <th scope="col">{t('historyTime')}</th>
      <th scope="col">{t('historyVerdict')}</th>
      <th scope="col">{t('historyIndicator')}</th>
      <th scope="col">{t('historyKind')}</th>
      <th scope="col">{t('historyEngines')}</th>
      <th scope="col">
        <span class="unseen">{t('historyActions')}</span>
      </th>
    </>
  );
}

interface Props {
  /** Undefined while it has not come yet. */
  readonly entry: HistoryRow | undefined;
  readonly index: number;
  /** What the report said then is to be shown. */
  readonly onSaid: (entry: HistoryRow) => void;
  readonly onOpen: (entry: HistoryRow) => void;
  readonly onRemove: (entry: HistoryRow) => void;
}

/** One check: when, how it ended, of what, and how many engines said so. */
export function HistoryLine({ entry, index, onSaid, onOpen, onRemove }: Props) {
  if (!entry) return <tr class="line history" {...placeOf(index)} aria-busy="true" />;
  const { indicator, at, verdict, reading, answered, name, said } = entry;
  const words =
    answered > 0 && verdict !== 'failed' ? t('recentReading', number(reading), number(answered)) : '';
  const id = `history-${index}`;
  return (
    <tr class="line history" {...placeOf(index)} data-verdict={verdict}>
      <td>
        <time dateTime={new Date(at).toISOString()} title={new Date(at).toISOString()}>
          {dateTime(at)}
        </time>
      </td>
      <td class="word">
        <Glyph name={verdict} size={12} />
        {t(WORD[verdict])}
      </td>
      <td id={id}>
        <button type="button" class="linkish quiet" onClick={() => onOpen(entry)}>
          {name !== undefined ? <bdi>{visibleText(name, 200)}</bdi> : <OneLine indicator={indicator} />}
        </button>
      </td>
      <td class="dim">{t(entry.via === 'download' ? 'historyDownload' : KIND[indicator.kind])}</td>
      <td>
        {said && words !== '' ? (
          <button
            type="button"
            class="linkish"
            aria-label={t('historySaidOpen', words)}
            aria-describedby={id}
            title={t('historySaid')}
            onClick={() => onSaid(entry)}
          >
            {words}
          </button>
        ) : (
          words
        )}
      </td>
      <td class="acts">
        <button
          type="button"
          class="btn ghost sm icon"
          aria-label={t('historyRemove')}
          title={t('historyRemove')}
          aria-describedby={id}
          onClick={() => onRemove(entry)}
        >
          <Icon name="x" size={14} />
        </button>
      </td>
    </tr>
  );
}
