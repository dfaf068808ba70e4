import { useCallback, useEffect, useState } from 'preact/hooks';
import type { CheckView } from '@/utils/domain/check';
import type { Failure } from '@/utils/domain/failure';
import type { Indicator } from '@/utils/domain/indicator';
import type { Report } from '@/utils/domain/report';
import type { Result } from '@/utils/domain/result';
import type { WatchAdded, WatchPeriod, WatchView } from '@/utils/domain/watch';
import { type Call, callTwice } from '@/utils/rpc/client';
import { watch } from '@/utils/rpc/live';

/** Whether one object is watched, and what can be done about it. Nothing of it costs a request by itself. */
export interface Watched {
  /** Undefined until it is known. */
  readonly entry: WatchView | null | undefined;
  /** The period of entries without one of their own; null until it is known. */
  readonly usual: WatchPeriod | null;
  readonly failure: Failure | null;
  /** What came of adding, where it was not added. */
  readonly refused: WatchAdded | null;
  /** What was done last. */
  readonly did: 'added' | 'removed' | null;
  readonly add: () => Promise<void>;
  readonly setPeriod: (period: WatchPeriod | null) => Promise<void>;
  readonly remove: () => Promise<void>;
}

export function useWatched(call: Call, check: CheckView, report: Report): Watched {
  const [entry, setEntry] = useState<WatchView | null | undefined>(undefined);
  const [usual, setUsual] = useState<WatchPeriod | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [refused, setRefused] = useState<WatchAdded | null>(null);
  const [did, setDid] = useState<Watched['did']>(null);
  const { indicator, sent, id: from } = check;
  const { kind } = indicator;
  // A file has many hashes, and a link that is known by its id has no text: then it is what the report is about.
  const value = kind === 'file' || sent === null ? report.subject : sent;
  const typed = indicator.value;

  const look = useCallback(async (): Promise<void> => {
    const names = value === typed ? [value] : [value, typed];
    let found: WatchView | null = null;
    for (const name of names) {
      const reply = await callTwice('findWatch', { indicator: { kind, value: name } });
      if (reply.ok) found ??= reply.value;
    }
    setEntry(found);
  }, [kind, value, typed]);

  useEffect(() => {
    void look();
    void callTwice('settings', null).then((reply) => reply.ok && setUsual(reply.value.watchPeriod));
    return watch('watchlist', (push) => push.push === 'changed' && void look());
  }, [look]);

  async function done<Value>(asked: Promise<Result<Value>>): Promise<Value | null> {
    const reply = await asked;
    setFailure(reply.ok ? null : reply.failure);
    setRefused(null);
    setDid(null);
    await look();
    return reply.ok ? reply.value : null;
  }
  const keys = entry ? [entry.key] : [];

  return {
    entry,
    usual,
    failure,
    refused,
    did,
    async add() {
      const indicators: readonly Indicator[] = [{ kind, value }];
      // What is shown was sent as it stands, by the user's own decision.
      const order = { indicators, period: null, secrets: 'keep', seen: true, from } as const;
      const came = await done(call('addWatch', order));
      if (came && came.added + came.already === 0) setRefused(came);
      else if (came) setDid('added');
    },
    async setPeriod(period) {
      await done(call('setWatch', { keys, period }));
    },
    async remove() {
      if (await done(call('removeWatch', { keys }))) setDid('removed');
    },
  };
}
