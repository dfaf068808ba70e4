import type { HistoryRow } from '@/utils/domain/history';
import { visibleText } from '@/utils/domain/visible-text';
import { Address } from '../parts/Address';
import { Dialog } from '../parts/Dialog';
import { type Fact, FactList } from '../parts/Facts';
import { dateTime, number, t } from '../text';

const TEXT_AT_MOST = 200;

/** One check of history as it was told then: when the scan was, and which engines flagged it with what. */
export function Said({ entry, onClose }: { readonly entry: HistoryRow; readonly onClose: () => void }) {
  const { indicator, name, at, reading, answered, said } = entry;
  const engines = said?.engines ?? [];
  const facts: readonly Fact[] = [
    ...(name === undefined ? [] : [['historyFile', <bdi>{visible(name)}</bdi>] as const]),
    ['historyCheckedAt', dateTime(at)],
    ['factAnalysed', said?.analysedAt == null ? t('ageUnknown') : dateTime(said.analysedAt)],
    ['historyEngines', t('recentReading', number(reading), number(answered))],
  ];
  return (
    <Dialog title={t('historySaid')} onClose={onClose}>
      <p>
        <Address text={indicator.value} />
      </p>
      <FactList facts={facts} />
      {engines.length === 0 ? (
        <p class="muted">{t('historyNoneFlagged')}</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard.
        <ul class="said" tabIndex={0} aria-label={t('headEngines')}>
          {engines.map(({ engine, label }) => (
            <li key={engine}>
              <bdi lang="en" translate={false}>
                {visible(engine)}
              </bdi>
              {label !== null && (
                <bdi class="dim" lang="en" translate={false}>
                  {visible(label)}
                </bdi>
              )}
            </li>
          ))}
        </ul>
      )}
      <p class="actions-row">
        <button type="button" class="btn" onClick={onClose}>
          {t('close')}
        </button>
      </p>
    </Dialog>
  );
}

function visible(text: string): string {
  return visibleText(text, TEXT_AT_MOST);
}
