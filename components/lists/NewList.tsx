import { useEffect, useRef, useState } from 'preact/hooks';
import type { Failure } from '@/utils/domain/failure';
import type { ListView } from '@/utils/domain/list';
import type { TableChoice } from '@/utils/domain/list-reader';
import { call } from '@/utils/rpc/client';
import { watch } from '@/utils/rpc/live';
import { PageFailure } from '../parts/PageFailure';
import { useDrop } from '../popup/use-drop';
import { dateTime, t } from '../text';
import { Shell } from '../workspace/Shell';
import { useQuota } from '../workspace/use-quota';
import { ColumnChoice } from './ColumnChoice';
import { importList } from './import-list';
import { ReadProgress } from './ReadProgress';
import { type ListSource, sizeOf } from './read-source';
import { SourceField } from './SourceField';
import { UnreadableFile } from './UnreadableFile';
import { useGuess } from './use-guess';
import { useOnceKnown } from './use-once-known';
import { useReadIn } from './use-read-in';
import { withFiles } from './with-files';
import { withText } from './with-text';

/** Where a list comes from: a text that is pasted, or a file. Nothing is sent before it is started. */
export function NewList({ textId }: { readonly textId: string | null }) {
  const quota = useQuota(call, watch);
  const [source, setSource] = useState<ListSource>('');
  const [name, setName] = useState('');
  const [table, setTable] = useState<TableChoice | null>(null);
  const [refused, setRefused] = useState<Failure | null>(null);
  const { guess, unreadable, of } = useGuess(source, setTable);
  const reading = useReadIn<ListView>(({ id }) => location.replace(`#list=${encodeURIComponent(id)}`));
  const field = useRef<HTMLTextAreaElement>(null);
  const addFiles = (files: readonly File[]): void => setSource((before) => withFiles(before, files));
  const addText = (text: string): void => setSource((before) => withText(before, text));
  useDrop({ onFile: (file) => addFiles([file]), onFiles: addFiles, onText: addText });

  useEffect(() => {
    if (textId === null) field.current?.focus();
    else
      void call('openedText', { id: textId }).then((reply) => {
        if (!reply.ok) setRefused(reply.failure);
        // Of a private window nothing is kept, and a list is (DESIGN §4).
        else if (reply.value.ephemeral) setRefused({ tag: 'private', rule: 'private-window', host: '' });
        else setSource(reply.value.text);
      });
  }, [textId]);

  const own = nameOf(source) ?? t('listNamed', dateTime(Date.now()));
  const empty = typeof source === 'string' ? source.trim() === '' : sizeOf(source) === 0;
  const failure = reading.failure ?? refused;
  const ask = useOnceKnown(source, of === source, () => {
    const wanted = { call, name: name.trim() || own, source, table };
    void reading.start((watched) => importList({ ...wanted, ...watched }));
  });
  return (
    <Shell quota={quota} current="lists">
      <p class="small">
        <a href="#lists">{t('tabLists')}</a>
      </p>
      <h1>{t('listNew')}</h1>
      <form
        class="panel new-list"
        onSubmit={(event) => {
          event.preventDefault();
          if (!empty && !reading.progress) ask();
        }}
      >
        <SourceField
          field={field}
          source={source}
          onSource={setSource}
          disabled={reading.progress !== null}
        />
        {guess && <ColumnChoice guess={guess} chosen={table} onChoose={setTable} />}
        <label class="list-label">
          {t('listName')}
          <input
            class="text-input"
            type="text"
            maxLength={200}
            autocomplete="off"
            placeholder={own}
            value={name}
            onInput={(event) => setName(event.currentTarget.value)}
          />
        </label>
        <UnreadableFile file={unreadable} source={source} />
        {failure && (
          <div role="alert">
            <PageFailure failure={failure} />
          </div>
        )}
        {reading.progress ? (
          <ReadProgress {...reading.progress} onCancel={reading.cancel} />
        ) : (
          <p class="actions-row">
            <button type="submit" class="btn primary" aria-disabled={empty}>
              {t('listRead')}
            </button>
            <span class="small muted">{t('listReadSay')}</span>
          </p>
        )}
      </form>
    </Shell>
  );
}

/** One file's name is a good one for its list. */
function nameOf(source: ListSource): string | null {
  const [file, ...others] = typeof source === 'string' ? [] : source;
  return file instanceof File && others.length === 0 ? file.name.replace(/\.[^.]+$/, '') : null;
}
