import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { gatewayHost } from '@/utils/domain/gateway-host';
import type { Indicator } from '@/utils/domain/indicator';
import { searchLink } from '@/utils/domain/permalink';
import type { Reading } from '@/utils/domain/reading';
import { lazy } from '../parts/lazy';
import { CheckPane } from './CheckPane';
import type { FileSource } from './FilePane';
import { parseOpening } from './location';
import { StatusLine } from './StatusLine';
import { Top } from './Top';
import { useCheck } from './use-check';
import { useDrop } from './use-drop';
import { useKeys } from './use-keys';
import { EMPTY_FIELD, NOTHING, read, useReading } from './use-reading';
import { useStart } from './use-start';

const WillBeSent = lazy(async () => (await import('./WillBeSent')).WillBeSent);
const EmptyPane = lazy(async () => (await import('./EmptyPane')).EmptyPane);
const FirstRun = lazy(async () => (await import('./FirstRun')).FirstRun);
const FilePane = lazy(async () => (await import('./FilePane')).FilePane);
const Several = lazy(async () => (await import('./Several')).Several);
const ConsentDialog = lazy(async () => (await import('./ConsentDialog')).ConsentDialog);
const FailureNote = lazy(async () => (await import('../parts/FailureNote')).FailureNote);

interface Props {
  /** Asks the browser to let Assay reach an origin; only inside a click. */
  readonly requestOrigin?: (origin: string) => Promise<boolean>;
}

/** The toolbar popup, also opened as a window of its own: one field, then whatever became of it. */
export function Popup({ requestOrigin }: Props) {
  const [opening] = useState(() => parseOpening(location.hash));
  const field = useRef<HTMLInputElement>(null);
  const start = useStart();
  const handle = useCheck(opening);
  const [text, setText] = useState('');
  const [pressed, setPressed] = useState(false);
  const [file, setFile] = useState<FileSource | null>(opening.picture ? { id: opening.picture } : null);
  /** Of the file that is checked: VirusTotal gets its hash, people know its name. */
  const [name, setName] = useState<string | null>(null);
  const [dialog, setDialog] = useState<'submit' | 'rescan' | null>(null);
  const [withoutKey, setWithoutKey] = useState(false);
  // Before the first paint, so that no key that is typed ahead is lost.
  useLayoutEffect(() => field.current?.focus(), []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: an opening is acted upon once.
  useEffect(() => {
    if (opening.check) void handle.open(opening.check).then(() => setDialog(opening.intent));
    if (opening.textId) void handle.openText(opening.textId).then((opened) => opened && edit(opened));
  }, []);

  const { check } = handle;
  const gateway = gatewayHost(start.settings);
  const keyless = start.key?.set === false;
  const typed = useReading(text);
  const reading = text === '' ? (pressed ? EMPTY_FIELD : NOTHING) : typed;
  const empty = check === null && file === null && handle.failure === null;

  const edit = (next: string): void => {
    setText(next);
    setPressed(false);
  };
  const begin = (indicator: Indicator, fileName: string | null = null): void => {
    edit('');
    setFile(null);
    setName(fileName);
    void handle.start({ indicator, origin: fileName === null ? 'popup' : 'file', secrets: 'ask' });
  };
  const go = (meant: Reading): void => {
    const one = meant.means === 'one' ? meant : null;
    // What was asked for before is not the answer to this.
    if (one?.decision.decision === 'private' || meant.means === 'unreadable') leave();
    if (!one || one.decision.decision === 'private') return;
    const { decision } = one;
    const shown = decision.decision === 'ask' ? decision.without : decision.value;
    if (!keyless) begin(one.indicator);
    else window.open(searchLink(shown), '_blank', 'noopener');
  };
  const enter = (chosen: string): void => {
    edit(chosen);
    void read(chosen).then(go);
  };
  const press = async (): Promise<void> => {
    setPressed(true);
    go(await read(text));
  };
  const allow = async (origin: string): Promise<void> => {
    if (await requestOrigin?.(origin)) await handle.retry();
  };
  const leave = (): void => {
    setFile(null);
    handle.leave();
  };

  useKeys({
    onSlash: () => field.current?.focus(),
    onEscape: () => {
      if (text !== '') edit('');
      else if (!empty) leave();
      else return false;
      field.current?.focus();
      return true;
    },
  });

  useDrop({ onFile: setFile, onFiles: setFile, onText: edit });

  return (
    <div class={opening.ownWindow ? 'popup window' : 'popup'}>
      <Top text={text} field={field} onText={edit} onSubmit={() => void press()} />
      <main>
        <WillBeSent reading={reading} pressed={pressed} keyless={keyless} />
        {reading.means === 'several' && (
          <Several
            {...{ reading, text }}
            from={opening.textId ?? opening.picture}
            onChoose={(one) => enter(one.value)}
          />
        )}
        {reading.means !== 'several' && file && (
          <FilePane
            source={file}
            keyless={keyless}
            onText={enter}
            onHash={(sha256, fileName) => begin({ kind: 'file', value: sha256 }, fileName)}
            onCancel={() => setFile(null)}
          />
        )}
        {reading.means !== 'several' && !file && handle.failure && (
          <div class="block">
            <FailureNote verdict failure={handle.failure} gateway={gateway} />
          </div>
        )}
        {reading.means !== 'several' && !file && check && (
          <CheckPane
            key={check.id}
            check={check}
            name={name}
            handle={handle}
            quota={start.quota}
            gateway={gateway}
            onDialog={setDialog}
            onDomain={(host) => begin(host)}
            onEdit={(was) => {
              leave();
              edit(was);
              field.current?.focus();
            }}
            onAllow={allow}
          />
        )}
        {reading.means !== 'several' && empty && keyless && !withoutKey && (
          <FirstRun
            gateway={gateway}
            said={reading.means === 'one'}
            onKey={(key) => {
              start.setKey(key);
              field.current?.focus();
            }}
            onWithout={() => {
              setWithoutKey(true);
              if (text !== '') void press();
              field.current?.focus();
            }}
          />
        )}
        {reading.means !== 'several' && empty && (!keyless || withoutKey) && (
          <>
            <h1 class="unseen" translate={false}>
              Assay
            </h1>
            <EmptyPane
              {...{ entries: start.recent, requestOrigin }}
              pickHere={opening.ownWindow || !import.meta.env.FIREFOX}
              onFile={setFile}
              onTab={opening.ownWindow ? null : () => setFile('tab')}
              onOpen={(indicator) => begin(indicator)}
            />
          </>
        )}
      </main>
      {!keyless && <StatusLine quota={start.quota} spent={check?.spent} />}
      {dialog && check && (
        <ConsentDialog
          which={dialog}
          check={check}
          onNo={() => setDialog(null)}
          onYes={() => {
            setDialog(null);
            void (dialog === 'submit' ? handle.submit() : handle.rescan());
          }}
        />
      )}
    </div>
  );
}
