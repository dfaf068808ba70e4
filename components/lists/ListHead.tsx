import type { ListView, RowState } from '@/utils/domain/list';
import { visibleText } from '@/utils/domain/visible-text';
import { Icon } from '../parts/Icon';
import { number, percent, t, tn } from '../text';
import { Menu } from '../workspace/Menu';
import type { Appended } from './append-list';
import { ExportMenu } from './ExportMenu';
import type { Opened } from './ListDialog';
import type { Acts } from './use-acts';
import type { Saving } from './use-export';

interface Props {
  readonly view: ListView;
  readonly acts: Acts;
  readonly saving: Saving;
  /** Which rows are shown: those an export takes. */
  readonly state: RowState | 'all';
  /** What was put into it just now. */
  readonly added: Appended | null;
  readonly onOpen: (opened: Opened) => void;
}

/** The list's name, what was read, and what can be done with it as a whole. */
export function ListHead({ view, acts, saving, state, added, onOpen }: Props) {
  const { name, stage, read, counts } = view;
  const stopped = stage === 'paused' || stage === 'cancelled';
  return (
    <div class="page-head">
      <div class="grow">
        <h1>
          <bdi>{visibleText(name, 200)}</bdi>
        </h1>
        <p class="muted list-read">
          <span>{tn('listReadRows', read.rows, number(read.lines))}</span>
          {read.duplicates > 0 && <span>{tn('listReadDuplicates', read.duplicates)}</span>}
          {read.comments > 0 && <span>{tn('listReadComments', read.comments)}</span>}
          {read.bad > 0 && (
            <button type="button" class="linkish" onClick={() => onOpen({ what: 'bad' })}>
              {tn('listReadBad', read.bad)}
            </button>
          )}
        </p>
        {view.restored && <p class="small">{t('listRestored')}</p>}
      </div>
      {stage === 'running' && (
        <button type="button" class="btn" onClick={acts.pause}>
          {t('pause')}
        </button>
      )}
      {stopped && (
        <button type="button" class="btn primary" onClick={() => acts.start(view.submitUnknown)}>
          {t('resume')}
        </button>
      )}
      <ExportMenu saving={saving} state={state} count={state === 'all' ? null : counts[state]} />
      <Menu class="btn icon" name={t('listMore')} label={<Icon name="dots" />}>
        <button type="button" onClick={() => onOpen({ what: 'add', source: '' })}>
          {t('listAdd')}
        </button>
        <button type="button" onClick={() => onOpen({ what: 'rename' })}>
          {t('listRename')}
        </button>
        {counts.failed > 0 && (
          <button type="button" onClick={acts.retryFailed}>
            {t('retryFailed')}
          </button>
        )}
        {(stage === 'running' || stage === 'paused') && (
          <button type="button" onClick={acts.cancel}>
            {t('listCancel')}
          </button>
        )}
        <button type="button" onClick={() => onOpen({ what: 'remove' })}>
          {t('listRemove')}
        </button>
      </Menu>
      <p class="list-saving small muted" role="status">
        {saving.share !== null && (
          <>
            {/* Each percent that is read aloud would talk over the next. */}
            <span aria-hidden="true">{t('listSaving', percent(saving.share))}</span>
            <span class="unseen">{t('listSaving', '')}</span>
          </>
        )}
        {saving.copied && t('copied')}
        {added && addedText(added)}
      </p>
    </div>
  );
}

/** “3 rows added · 2 duplicates folded · 1 line not understood”. */
function addedText({ before, view: { read } }: Appended): string {
  const [duplicates, bad] = [read.duplicates - before.duplicates, read.bad - before.bad];
  const said = [tn('listAdded', read.rows - before.rows)];
  if (duplicates > 0) said.push(tn('listReadDuplicates', duplicates));
  if (bad > 0) said.push(tn('listReadBad', bad));
  return said.join(' · ');
}
