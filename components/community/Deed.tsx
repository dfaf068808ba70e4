import { useEffect, useState } from 'preact/hooks';
import type { Failure } from '@/utils/domain/failure';
import { canBeTakenBack, type OutboxEntry, UNDO_FOR } from '@/utils/domain/participation';
import { countdown, t } from '../text';
import { DeedTrouble } from './DeedTrouble';
import { doneText, leavingKey } from './deed-text';
import { Leaving } from './Leaving';
import type { Outbox } from './use-outbox';

interface DeedProps {
  readonly entry: OutboxEntry;
  readonly outbox: Outbox;
  /** Gets the text of a comment that does not leave after all. */
  readonly onText?: (text: string) => void;
}

/** One thing that somebody publishes, from the moment it can be undone to how it ended. */
export function Deed({ entry, outbox, onText }: DeedProps) {
  const { what, state } = entry;
  const [busy, setBusy] = useState(false);
  const [spoken, setSpoken] = useState(false);
  const held = state.phase === 'held';
  useEffect(() => {
    // Once, and after the live region is there: a countdown that speaks would speak all the time.
    setSpoken(held);
  }, [held]);

  const giveBack = (): void => {
    if (what.act === 'comment') onText?.(what.text);
  };
  const takeBack = async (): Promise<void> => {
    setBusy(true);
    if (await outbox.takeBack(entry)) giveBack();
    setBusy(false);
  };
  const drop = (): void => {
    giveBack();
    outbox.dismiss(entry);
  };

  return (
    <div class="com-deed" data-deed={what.act} data-phase={state.phase}>
      <p role="status" class={held ? 'unseen' : state.phase === 'done' ? 'small muted' : 'small'}>
        {held && spoken ? t(leavingKey(what), countdown(UNDO_FOR)) : statusOf(entry)}
      </p>
      {canBeTakenBack(state) && (
        <Leaving entry={entry} busy={busy} ours={outbox.said.has(entry.id)} onUndo={() => void takeBack()} />
      )}
      {state.phase === 'uncertain' && <Uncertain entry={entry} outbox={outbox} onDrop={drop} />}
      {state.phase === 'failed' && <Failed entry={entry} outbox={outbox} onDrop={drop} />}
    </div>
  );
}

function statusOf({ what, state }: OutboxEntry): string {
  switch (state.phase) {
    case 'held':
      return '';
    case 'sending':
      return state.waitsUntil === null ? t('comSending') : '';
    case 'looking':
      return t('comLooking');
    case 'uncertain':
      return t(state.failure ? 'comUnclear' : 'comMissing');
    case 'done':
      return doneText(what, state.already);
    case 'failed':
      return '';
  }
}

interface EndProps {
  readonly entry: OutboxEntry;
  readonly outbox: Outbox;
  readonly onDrop: () => void;
}

/** Nothing is sent a second time before VirusTotal could be read, and then only by the person's own word. */
function Uncertain({ entry, outbox, onDrop }: EndProps) {
  const { state, what } = entry;
  const [refused, setRefused] = useState<Failure | null>(null);
  if (state.phase !== 'uncertain') return null;
  if (state.failure) {
    return (
      <>
        <DeedTrouble failure={state.failure} outbox={outbox} />
        <p class="actions-row">
          <button type="button" class="btn sm" onClick={() => outbox.lookAgain(entry)}>
            {t('comLookAgain')}
          </button>
        </p>
      </>
    );
  }
  return (
    <>
      {refused && <DeedTrouble failure={refused} outbox={outbox} />}
      <p class="actions-row">
        <button type="button" class="btn sm" onClick={async () => setRefused(await outbox.say(what))}>
          {t('comSendAgain')}
        </button>
        <button type="button" class="btn ghost sm" onClick={onDrop}>
          {t(what.act === 'comment' ? 'comEditAgain' : 'close')}
        </button>
      </p>
    </>
  );
}

function Failed({ entry, outbox, onDrop }: EndProps) {
  const { state, what } = entry;
  if (state.phase !== 'failed') return null;
  const { failure } = state;
  return (
    <div role="alert">
      {failure.tag === 'forbidden' && <p>{t('comNotYours')}</p>}
      {failure.tag === 'cancelled' && <p>{t('comNotSent')}</p>}
      {failure.tag !== 'forbidden' && failure.tag !== 'cancelled' && (
        <DeedTrouble failure={failure} outbox={outbox} />
      )}
      <p class="actions-row">
        <button type="button" class="btn sm" onClick={onDrop}>
          {t(what.act === 'comment' ? 'comEditAgain' : 'close')}
        </button>
      </p>
    </div>
  );
}
