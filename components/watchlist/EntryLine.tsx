import { WATCH_PERIODS, type WatchPeriod, type WatchView } from '@/utils/domain/watch';
import { OneLine } from '../lists/OneLine';
import { Glyph } from '../parts/Glyph';
import { useGatewayName } from '../parts/gateway';
import { Icon } from '../parts/Icon';
import { dateTime, relative, shortRelative, t } from '../text';
import { placeOf } from '../workspace/LongRows';
import { Menu } from '../workspace/Menu';
import { entryText } from './entry-text';
import { CHANGE_WORD, PERIOD_WORD, periodOf } from './watch-words';

export type EntryAct = 'open' | 'check' | 'pause' | 'resume' | 'remove';

const COLUMNS = [
  'historyVerdict',
  'historyIndicator',
  'historyEngines',
  'watchLast',
  'watchNext',
  'watchPeriod',
  'watchChange',
] as const;

export function EntryHead() {
  return (
    <>
      {COLUMNS.map((word) => (
        <th key={word} scope="col">
          {t(word)}
        </th>
      ))}
      <th scope="col">
        <span class="unseen">{t('historyActions')}</span>
      </th>
    </>
  );
}

interface Props {
  /** Undefined while it has not come yet. */
  readonly entry: WatchView | undefined;
  readonly index: number;
  readonly now: number;
  readonly onAct: (act: EntryAct, entry: WatchView) => void;
  readonly onPeriod: (period: WatchPeriod | null, entry: WatchView) => void;
}

/** One entry: what it is, what the last look found, when the next one comes, and what changed last. */
export function EntryLine({ entry, index, now, onAct, onPeriod }: Props) {
  const gateway = useGatewayName();
  if (!entry) return <tr class="line watch" {...placeOf(index)} aria-busy="true" />;
  const { indicator, last, failure, paused, change, period } = entry;
  const { glyph, word, reading } = entryText(entry, now, gateway);
  const id = `watch-${index}`;
  return (
    <tr
      class="line watch"
      {...placeOf(index)}
      data-verdict={failure ? 'failed' : last?.verdict}
      data-paused={paused ? 'true' : undefined}
    >
      <td class="word">
        <Glyph name={glyph} size={12} />
        {word}
      </td>
      <td id={id}>
        {entry.checkId === null ? (
          <OneLine indicator={indicator} />
        ) : (
          <button type="button" class="linkish quiet" onClick={() => onAct('open', entry)}>
            <OneLine indicator={indicator} />
          </button>
        )}
      </td>
      <td title={reading}>{reading}</td>
      <td class="dim">{last && <time title={dateTime(last.at)}>{shortRelative(last.at, now)}</time>}</td>
      <td class="dim" data-label={t('watchNext')}>
        {nextText(entry, now)}
      </td>
      <td>
        <select
          class="pick small"
          aria-label={t('watchPeriod')}
          aria-describedby={id}
          value={period ?? ''}
          onChange={(event) => onPeriod(periodOf(event.currentTarget.value), entry)}
        >
          <option value="">{t('watchDefault')}</option>
          {WATCH_PERIODS.map((each) => (
            <option key={each} value={each}>
              {t(PERIOD_WORD[each])}
            </option>
          ))}
        </select>
      </td>
      <td class="muted" title={change ? dateTime(change.at) : undefined}>
        {change && (
          <time dateTime={new Date(change.at).toISOString()}>
            {t('watchChangedAt', t(CHANGE_WORD[change.kind]), shortRelative(change.at, now))}
          </time>
        )}
      </td>
      <td class="acts">
        <Menu class="btn ghost sm icon" name={t('historyActions')} label={<Icon name="dots" size={14} />}>
          <button type="button" aria-describedby={id} onClick={() => onAct('check', entry)}>
            {t('watchCheckNow')}
          </button>
          <button
            type="button"
            aria-describedby={id}
            onClick={() => onAct(paused ? 'resume' : 'pause', entry)}
          >
            {t(paused ? 'resume' : 'pause')}
          </button>
          <button type="button" aria-describedby={id} onClick={() => onAct('remove', entry)}>
            {t('watchRemove')}
          </button>
        </Menu>
      </td>
    </tr>
  );
}

function nextText({ paused, checking, nextAt }: WatchView, now: number): string {
  if (paused) return t('paused');
  if (checking) return t('lookingUp');
  return nextAt <= now ? t('dlQueued') : relative(nextAt, now);
}
