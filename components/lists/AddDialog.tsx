import { useRef, useState } from 'preact/hooks';
import type { ListView } from '@/utils/domain/list';
import type { TableChoice } from '@/utils/domain/list-reader';
import { call } from '@/utils/rpc/client';
import { Dialog } from '../parts/Dialog';
import { PageFailure } from '../parts/PageFailure';
import { t } from '../text';
import { type Appended, appendList } from './append-list';
import { ColumnChoice } from './ColumnChoice';
import { ReadProgress } from './ReadProgress';
import { type ListSource, sizeOf } from './read-source';
import { SourceField } from './SourceField';
import { UnreadableFile } from './UnreadableFile';
import { useGuess } from './use-guess';
import { useOnceKnown } from './use-once-known';
import { useReadIn } from './use-read-in';

interface Props {
  readonly view: ListView;
  readonly source: ListSource;
  readonly onSource: (source: ListSource) => void;
  readonly onAdded: (added: Appended) => void;
  readonly onClose: () => void;
}

/** More of a text or a file for a list that is there; also while it runs. */
export function AddDialog({ view, source, onSource, onAdded, onClose }: Props) {
  const [table, setTable] = useState<TableChoice | null>(null);
  const { guess, unreadable, of } = useGuess(source, setTable);
  const field = useRef<HTMLTextAreaElement>(null);
  const latest = useRef(source);
  latest.current = source;
  const reading = useReadIn<Appended>((added) => {
    // What was dropped meanwhile is not read yet: it stays to be added.
    if (latest.current === source) onClose();
    onAdded(added);
  });
  const ask = useOnceKnown(source, of === source, () => {
    void reading.start((watched) => appendList({ call, view, source, table, ...watched }));
  });
  const empty = typeof source === 'string' ? source.trim() === '' : sizeOf(source) === 0;
  return (
    <Dialog title={t('listAdd')} onClose={onClose}>
      <form
        class="add-rows"
        onSubmit={(event) => {
          event.preventDefault();
          if (!empty && !reading.progress) ask();
        }}
      >
        <SourceField
          {...{ field, source, onSource, autofocus: true }}
          rows={6}
          disabled={reading.progress !== null}
        />
        {guess && <ColumnChoice guess={guess} chosen={table} onChoose={setTable} />}
        <p class="small muted">{t(view.stage === 'running' ? 'listAddRuns' : 'listAddSay')}</p>
        {view.submitUnknown && <p class="small">{t('listAddPublic')}</p>}
        <UnreadableFile file={unreadable} source={source} />
        {reading.failure && (
          <div role="alert">
            <PageFailure failure={reading.failure} />
          </div>
        )}
        {reading.progress ? (
          <ReadProgress {...reading.progress} onCancel={reading.cancel} />
        ) : (
          <p class="actions-row">
            <button type="submit" class="btn primary" aria-disabled={empty}>
              {t('listAddDo')}
            </button>
            <button type="button" class="btn" onClick={onClose}>
              {t('cancel')}
            </button>
          </p>
        )}
      </form>
    </Dialog>
  );
}
