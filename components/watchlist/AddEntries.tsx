import { useEffect, useRef, useState } from 'preact/hooks';
import type { TableChoice } from '@/utils/domain/list-reader';
import { WATCH_PERIODS, type WatchPeriod } from '@/utils/domain/watch';
import { callTwice } from '@/utils/rpc/client';
import { ColumnChoice } from '../lists/ColumnChoice';
import { type ListSource, sizeOf } from '../lists/read-source';
import { SourceField } from '../lists/SourceField';
import { UnreadableFile } from '../lists/UnreadableFile';
import { useGuess } from '../lists/use-guess';
import { useOnceKnown } from '../lists/use-once-known';
import { useTyped } from '../lists/use-typed';
import { withFiles } from '../lists/with-files';
import { withText } from '../lists/with-text';
import { PageFailure } from '../parts/PageFailure';
import { useDrop } from '../popup/use-drop';
import { t, tn } from '../text';
import { Added } from './Added';
import { useAdd } from './use-add';
import { WillAdd } from './WillAdd';
import { PERIOD_WORD, periodOf } from './watch-words';

/** Entries from a text or a file; each is looked at once at first, and then on its period. */
export function AddEntries() {
  const [source, setSource] = useState<ListSource>('');
  const typed = useTyped(source);
  const [table, setTable] = useState<TableChoice | null>(null);
  const { guess, unreadable, of } = useGuess(source, setTable);
  const [period, setPeriod] = useState<WatchPeriod | null>(null);
  /** How often something was added: each time the keyboard goes where it goes on. */
  const [added, setAdded] = useState(0);
  const field = useRef<HTMLTextAreaElement>(null);
  const decision = useRef<HTMLElement>(null);
  const add = useAdd(callTwice);
  const addFiles = (files: readonly File[]): void => setSource((before) => withFiles(before, files));
  const addText = (text: string): void => setSource((before) => withText(before, text));
  useDrop({ onFile: (file) => addFiles([file]), onFiles: addFiles, onText: addText });
  useEffect(() => field.current?.focus(), []);
  const empty = typeof source === 'string' ? source.trim() === '' : sizeOf(source) === 0;

  const begin = async (): Promise<void> => {
    // What was not added stays, so that it can be tried again, and so does what was dropped meanwhile; all else has
    // been taken, and the field is free for what was typed before files took its place.
    const next = typeof source === 'string' ? '' : (typed.current ?? '');
    if (await add.start(source, table, period)) setSource((now) => (now === source ? next : now));
    setAdded((times) => times + 1);
  };
  const ask = useOnceKnown(source, of === source, () => void begin());
  useEffect(() => {
    if (added > 0) (decision.current?.querySelector('button') ?? field.current)?.focus();
  }, [added]);

  return (
    <form
      class="panel new-list"
      onSubmit={(event) => {
        event.preventDefault();
        if (!empty && !add.busy) ask();
      }}
    >
      <SourceField field={field} source={source} onSource={setSource} disabled={add.busy} />
      {guess && <ColumnChoice guess={guess} chosen={table} onChoose={setTable} />}
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
      <UnreadableFile file={unreadable} source={source} />
      {!empty && !add.busy && of === source && <WillAdd source={source} table={table} />}
      <p class="actions-row">
        <button type="submit" class="btn primary" aria-disabled={empty || add.busy}>
          {t('watchAdd')}
        </button>
        <span class="small muted">{add.busy ? tn('listFoundSoFar', add.found) : t('watchAddSay')}</span>
      </p>
      {add.failure && (
        <div role="alert">
          <PageFailure failure={add.failure} />
        </div>
      )}
      {add.outcome && (
        <Added decision={decision} outcome={add.outcome} onAnswer={(answer) => void add.answer(answer)} />
      )}
    </form>
  );
}
