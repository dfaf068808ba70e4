import { useEffect, useRef, useState } from 'preact/hooks';
import { WATCH_PERIODS, type WatchPeriod } from '@/utils/domain/watch';
import { callTwice } from '@/utils/rpc/client';
import type { ListSource } from '../lists/import-list';
import { SourceField } from '../lists/SourceField';
import { FailureNote } from '../parts/FailureNote';
import { useDrop } from '../popup/use-drop';
import { t, tn } from '../text';
import { Added } from './Added';
import { useAdd } from './use-add';
import { PERIOD_WORD, periodOf } from './watch-words';

/** Entries from a text or a file; each is looked at once at first, and then on its period. */
export function AddEntries() {
  const [source, setSource] = useState<ListSource>('');
  const [period, setPeriod] = useState<WatchPeriod | null>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const add = useAdd(callTwice);
  useDrop({ onFile: setSource, onText: setSource });
  useEffect(() => field.current?.focus(), []);
  const empty = typeof source === 'string' ? source.trim() === '' : source.size === 0;

  return (
    <form
      class="panel new-list"
      onSubmit={(event) => {
        event.preventDefault();
        if (!empty && !add.busy) void add.start(source, period);
      }}
    >
      <SourceField field={field} source={source} onSource={setSource} disabled={add.busy} />
      <label class="list-label">
        {t('watchPeriod')}
        <select
          class="text-input"
          value={period ?? ''}
          onChange={(event) => setPeriod(periodOf(event.currentTarget.value))}
        >
          <option value="">{t('watchDefault')}</option>
          {WATCH_PERIODS.map((each) => (
            <option key={each} value={each}>
              {t(PERIOD_WORD[each])}
            </option>
          ))}
        </select>
      </label>
      <p class="actions-row">
        <button type="submit" class="btn primary" aria-disabled={empty || add.busy}>
          {t('watchAdd')}
        </button>
        <span class="small muted" role="status">
          {add.busy ? tn('listFoundSoFar', add.found) : t('watchAddSay')}
        </span>
      </p>
      {add.failure && (
        <div role="alert">
          <FailureNote failure={add.failure} />
        </div>
      )}
      {add.outcome && <Added outcome={add.outcome} onAnswer={(answer) => void add.answer(answer)} />}
    </form>
  );
}
