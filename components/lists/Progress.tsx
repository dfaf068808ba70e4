import type { ListView, Tick } from '@/utils/domain/list';
import { ROW_STATES } from '@/utils/domain/list';
import type { QuotaView } from '@/utils/domain/quota';
import { Glyph } from '../parts/Glyph';
import { useGatewayName } from '../parts/gateway';
import { PageFailure } from '../parts/PageFailure';
import { Rich } from '../parts/Rich';
import { dateTime, listing, number, t, tn } from '../text';
import { clockOrDate } from '../workspace/when';
import { STATE_WORD } from './row-words';
import { Spectrum } from './Spectrum';
import { progressOf, rowsOf, stageText, waitText } from './stage-text';

interface Props {
  readonly view: ListView;
  readonly now: number;
  readonly quota: QuotaView | null;
  readonly ticks: readonly Tick[];
  readonly onWidth: (width: number) => void;
  readonly onRow: (n: number) => void;
  readonly onSettings: () => void;
  readonly onResume: () => void;
}

/** How far it is, when it ends, where the findings lie, and what is left to spend. */
export function Progress({ view, now, quota, ticks, onWidth, onRow, onSettings, onResume }: Props) {
  const gateway = useGatewayName();
  const { total, done } = progressOf(view);
  const { glyph, word } = stageText(view);
  const found = ROW_STATES.filter((state) => state !== 'waiting' && view.counts[state] > 0);
  const said = found.map((state) => `${t(STATE_WORD[state])}: ${number(view.counts[state])}`);
  return (
    <section class="panel run" aria-label={t('listProgress')} data-stage={view.stage}>
      <div class="run-top">
        <p>
          <Rich
            message="listDoneOf"
            values={[
              <b key="done" class="big">
                {number(done)}
              </b>,
              number(total),
            ]}
          />
        </p>
        <p class="run-end">
          {glyph && view.stage !== 'running' && <Glyph name={glyph} size={12} />}
          <EndText view={view} now={now} word={word} />
        </p>
      </div>
      {rowsOf(view) > 0 && (
        <Spectrum
          ticks={ticks}
          total={rowsOf(view)}
          onWidth={onWidth}
          onRow={onRow}
          summary={`${t('listDoneOf', number(done), number(total))}${said.length > 0 ? `: ${listing(said)}` : ''}`}
        />
      )}
      {view.stopped ? (
        <PageFailure
          failure={view.stopped}
          steps={{ 'add-key': onSettings, 'open-settings': onSettings, retry: onResume }}
        />
      ) : (
        <p class="muted small">{waitText(view, now, gateway) ?? sentence(view, quota)}</p>
      )}
    </section>
  );
}

function EndText({ view, now, word }: { view: ListView; now: number; word: string }) {
  const { stage, endsAt, endedAt } = view;
  if (stage === 'running' && endsAt !== null) return <>{t('listEnds', clockOrDate(endsAt, now))}</>;
  if (stage === 'done' && endedAt !== null) return <>{t('listEnded', dateTime(endedAt))}</>;
  return <>{word}</>;
}

/** What is left, what it costs, and that nobody has to wait for it. */
function sentence(view: ListView, quota: QuotaView | null): string {
  const { stage, counts, spent } = view;
  const held = counts['not-sent'] > 0 ? tn('listHeld', counts['not-sent']) : null;
  const left = counts.waiting > 0 ? tn('listLeft', counts.waiting) : null;
  const toGo = quota ? tn('listToGo', counts.waiting, number(quota.limits.minute)) : null;
  const running = stage === 'running';
  const said = running ? [toGo, t('listRunsOn'), held] : [left, held, tn('listSpent', spent)];
  return said.filter((each) => each !== null).join(' ');
}
