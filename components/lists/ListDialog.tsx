import type { ListView, RowView } from '@/utils/domain/list';
import { visibleText } from '@/utils/domain/visible-text';
import { t } from '../text';
import { AddDialog } from './AddDialog';
import { Ask } from './Ask';
import type { Appended } from './append-list';
import { BadLines } from './BadLines';
import { Decide } from './Decide';
import { Rename } from './Rename';
import type { ListSource } from './read-source';
import type { Acts } from './use-acts';

/** What is asked or shown over the list. */
export type Opened =
  | { readonly what: 'bad' | 'rename' | 'remove' }
  /** Perhaps with what was dropped or pasted on the page. */
  | { readonly what: 'add'; readonly source: ListSource }
  /** About one row, or about all that are held for a secret. */
  | { readonly what: 'secrets'; readonly row?: RowView };

interface Props {
  readonly opened: Opened;
  readonly view: ListView;
  readonly acts: Acts;
  readonly onOpen: (opened: Opened) => void;
  readonly onAdded: (added: Appended) => void;
  readonly onClose: () => void;
}

export function ListDialog({ opened, view, acts, onOpen, onAdded, onClose }: Props) {
  switch (opened.what) {
    case 'bad':
      return <BadLines view={view} onClose={onClose} />;
    case 'add':
      return (
        <AddDialog
          {...{ view, onAdded, onClose }}
          source={opened.source}
          onSource={(source) => onOpen({ what: 'add', source })}
        />
      );
    case 'rename':
      return <Rename name={view.name} onRename={acts.rename} onClose={onClose} />;
    case 'secrets':
      return <Decide row={opened.row ?? null} onAnswer={acts.answer} onClose={onClose} />;
    case 'remove':
      return (
        <Ask
          title={t('listRemoveAsk', visibleText(view.name, 100))}
          yes={t('listRemove')}
          onYes={acts.remove}
          onClose={onClose}
        >
          <p class="muted">{t('listRemoveSay')}</p>
        </Ask>
      );
  }
}
