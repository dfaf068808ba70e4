import type { EngineResult } from '@/utils/domain/report';
import { visibleText } from '@/utils/domain/visible-text';
import { longDate, type MessageKey, t } from '../text';
import { ENGINE_WORDS } from './engine-words';

const TEXT_AT_MOST = 500;

/** All that one engine said: its label in full, method, version, age of its signatures. */
export function EngineTip({ engine }: { engine: EngineResult }) {
  const { name, label, method, version, update } = engine;
  const facts: readonly (readonly [MessageKey, string | null])[] = [
    ['repLabel', label],
    ['repMethod', method],
    ['repVersion', version],
  ];
  const updated = update === null ? null : dayOf(update);
  return (
    <div class="rep-tip" role="note">
      <p>
        <bdi lang="en" translate={false}>
          <strong>{visibleText(name, TEXT_AT_MOST)}</strong>
        </bdi>{' '}
        <span class="dim">{t(ENGINE_WORDS[engine.category].word)}</span>
      </p>
      <dl>
        {facts.map(
          ([title, value]) =>
            value && (
              <div key={title}>
                <dt>{t(title)}</dt>
                <dd>
                  <bdi class="mono" lang="en" translate={false}>
                    {visibleText(value, TEXT_AT_MOST)}
                  </bdi>
                </dd>
              </div>
            ),
        )}
        {updated && (
          <div>
            <dt>{t('repUpdate')}</dt>
            <dd>{updated}</dd>
          </div>
        )}
      </dl>
    </div>
  );
}

/** `20261121` as a date of the language; as it came where it is none. */
function dayOf(update: string): string {
  const [, year, month, date] = /^(\d{4})(\d{2})(\d{2})$/.exec(update) ?? [];
  // A day of the calendar, wherever the reader is.
  const at = new Date(Number(year), Number(month) - 1, Number(date)).getTime();
  return Number.isNaN(at) ? visibleText(update, TEXT_AT_MOST) : longDate(at);
}
