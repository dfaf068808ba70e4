import type { ListView } from '@/utils/domain/list';
import { visibleText } from '@/utils/domain/visible-text';
import { Glyph } from '../parts/Glyph';
import { useGatewayName } from '../parts/gateway';
import { Icon } from '../parts/Icon';
import { dateTime, number, t, tn } from '../text';
import { clockOrDate } from '../workspace/when';
import { STATE_GLYPH, STATE_WORD } from './row-words';
import { progressOf, rowsOf, stageText, waitText } from './stage-text';

interface Props {
  readonly view: ListView;
  readonly now: number;
  readonly onPause: () => void;
  readonly onResume: () => void;
  readonly onRemove: () => void;
}

/** What somebody looks for first in a list that ran. */
const TOLD = ['malicious', 'suspicious', 'failed', 'not-sent'] as const;

/** One list: its name, how it stands, how far it is, and what was found. */
export function OverviewRow({ view, now, onPause, onResume, onRemove }: Props) {
  const { id, name, stage, counts, createdAt, endsAt } = view;
  const { glyph, word } = stageText(view);
  const { total, done } = progressOf(view);
  const wait = waitText(view, now, useGatewayName());
  const nameId = `list-${id}`;
  const readIn = stage !== 'reading';
  return (
    <li class="list-item" data-stage={stage}>
      <div class="list-name">
        <p>
          {readIn ? (
            <a id={nameId} href={`#list=${encodeURIComponent(id)}`}>
              <bdi>{visibleText(name, 200)}</bdi>
            </a>
          ) : (
            <bdi id={nameId}>{visibleText(name, 200)}</bdi>
          )}
        </p>
        <p class="small dim">{dateTime(createdAt)}</p>
      </div>
      <div class="list-stands">
        <p class="row">
          {glyph && <Glyph name={glyph} size={12} />}
          {word}
        </p>
        <p class="small dim">
          {wait ?? (stage === 'reading' ? t('listReadingSay') : '')}
          {!wait && stage === 'running' && endsAt !== null && t('listEnds', clockOrDate(endsAt, now))}
        </p>
      </div>
      <div class="list-far">
        {readIn && (
          <>
            <p>
              {stage === 'ready'
                ? tn('listShown', rowsOf(view))
                : t('listDoneOf', number(done), number(total))}
            </p>
            <progress value={done} max={Math.max(1, total)} aria-labelledby={nameId} />
          </>
        )}
      </div>
      <ul class="list-found small">
        {TOLD.filter((state) => counts[state] > 0).map((state) => (
          <li key={state} class="row">
            <Glyph name={STATE_GLYPH[state]} size={12} />
            {t(STATE_WORD[state])} <b>{number(counts[state])}</b>
          </li>
        ))}
      </ul>
      <div class="list-acts">
        {stage === 'running' && (
          <button type="button" class="btn sm" aria-describedby={nameId} onClick={onPause}>
            {t('pause')}
          </button>
        )}
        {(stage === 'paused' || stage === 'cancelled') && (
          <button type="button" class="btn sm" aria-describedby={nameId} onClick={onResume}>
            {t('resume')}
          </button>
        )}
        <button
          type="button"
          class="btn ghost sm icon"
          aria-label={t('listRemove')}
          title={t('listRemove')}
          aria-describedby={nameId}
          onClick={onRemove}
        >
          <Icon name="x" size={14} />
        </button>
      </div>
    </li>
  );
}
