import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { ObjectRef } from '@/utils/domain/community';
import type { Failure } from '@/utils/domain/failure';
import type { OutboxEntry, Participation } from '@/utils/domain/participation';
import type { Call } from '@/utils/rpc/client';
import { watch } from '@/utils/rpc/live';
import type { RequestOrigin } from '../parts/next-steps';

/** What is being published about one object, what became of it, and the ways to do and to undo. */
export interface Outbox {
  /** Host of a gateway in VirusTotal's place, or null. */
  readonly gateway: string | null;
  readonly requestOrigin: RequestOrigin | undefined;
  readonly entries: readonly OutboxEntry[];
  /** Comments that were posted from here. */
  readonly own: ReadonlySet<string>;
  /** What was said in this very page: its focus follows that. */
  readonly said: ReadonlySet<string>;
  /** Puts it into the outbox; null, or why it was refused at once. Public. */
  say(what: Participation): Promise<Failure | null>;
  /** False when it had left already. */
  takeBack(entry: OutboxEntry): Promise<boolean>;
  lookAgain(entry: OutboxEntry): void;
  dismiss(entry: OutboxEntry): void;
}

const NOBODY: ReadonlySet<string> = new Set();

interface OutboxPlace {
  readonly call: Call;
  /** The check that the page is about: what comes out of a private window is not kept. */
  readonly checkId: string;
  readonly gateway: string | null;
  readonly requestOrigin?: RequestOrigin | undefined;
}

/** The background keeps the outbox; this reads it at every push, one question at a time. */
export function useOutbox({ kind, id }: ObjectRef, place: OutboxPlace): Outbox {
  const { call, checkId, gateway, requestOrigin } = place;
  const [entries, setEntries] = useState<readonly OutboxEntry[]>([]);
  const [own, setOwn] = useState(NOBODY);
  const reading = useRef(false);
  const again = useRef(false);
  const said = useRef(new Set<string>());

  const reload = useCallback(async (): Promise<void> => {
    again.current = true;
    if (reading.current) return;
    reading.current = true;
    while (again.current) {
      again.current = false;
      const [outbox, ours] = await Promise.all([
        call('outbox', { kind, id, from: checkId }),
        call('ownComments', { kind, id, from: checkId }),
      ]);
      if (outbox.ok) setEntries(outbox.value);
      if (ours.ok) setOwn(new Set(ours.value));
    }
    reading.current = false;
  }, [call, kind, id, checkId]);

  useEffect(() => void reload(), [reload]);
  useEffect(() => watch('outbox', (push) => push.push === 'changed' && void reload()), [reload]);

  return {
    gateway,
    requestOrigin,
    entries,
    own,
    said: said.current,
    async say(what) {
      const reply = await call('participate', { object: { kind, id }, what, from: checkId });
      if (reply.ok) said.current.add(reply.value.id);
      await reload();
      return reply.ok ? null : reply.failure;
    },
    async takeBack({ id: entry }) {
      const reply = await call('takeBack', { id: entry });
      await reload();
      return reply.ok;
    },
    lookAgain: ({ id: entry }) => void call('lookAgain', { id: entry }).then(reload),
    dismiss: ({ id: entry }) => void call('dismiss', { id: entry }).then(reload),
  };
}
