import { useRef, useState } from 'preact/hooks';
import type { Failure } from '@/utils/domain/failure';
import type { Indicator } from '@/utils/domain/indicator';
import type { BadLine } from '@/utils/domain/list';
import { createListReader, type TableChoice } from '@/utils/domain/list-reader';
import type { WatchAdded, WatchPeriod } from '@/utils/domain/watch';
import type { Call } from '@/utils/rpc/client';
import { type ListSource, piecesOf } from '../lists/read-source';

/** Indicators in one message at most. */
const BATCH = 1_000;

/** What came of all that was found. */
export interface Outcome extends Pick<WatchAdded, 'added' | 'already' | 'held' | 'refused'> {
  /** Wait for an answer: they look as if they held a secret. */
  readonly secret: readonly Indicator[];
  readonly bad: readonly BadLine[];
}

export interface Add {
  readonly busy: boolean;
  /** Indicators found so far. */
  readonly found: number;
  readonly failure: Failure | null;
  readonly outcome: Outcome | null;
  /** Answers whether everything in the source was taken in: there is no need to keep it. Of a table, one column. */
  readonly start: (
    source: ListSource,
    table: TableChoice | null,
    period: WatchPeriod | null,
  ) => Promise<boolean>;
  readonly answer: (secrets: 'keep' | 'remove' | 'drop') => Promise<void>;
}

const NOTHING: Outcome = { added: 0, already: 0, held: [], refused: 0, secret: [], bad: [] };

/** Reads a source and hands what is in it to the background, a message at a time. */
export function useAdd(call: Call): Add {
  const [busy, setBusy] = useState(false);
  const [found, setFound] = useState(0);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const chosen = useRef<WatchPeriod | null>(null);

  async function hand(
    indicators: readonly Indicator[],
    secrets: 'ask' | 'keep' | 'remove',
    before: Outcome,
  ): Promise<boolean> {
    let sum = before;
    let whole = true;
    for (let at = 0; at < indicators.length; at += BATCH) {
      const batch = indicators.slice(at, at + BATCH);
      const reply = await call('addWatch', { indicators: batch, period: chosen.current, secrets });
      if (!reply.ok) {
        setFailure(reply.failure);
        whole = false;
        break;
      }
      const { added, already, held, secret, refused } = reply.value;
      const asked = new Set(secret);
      sum = {
        ...sum,
        added: sum.added + added,
        already: sum.already + already,
        refused: sum.refused + refused,
        held: [...sum.held, ...held],
        secret: [...sum.secret, ...batch.filter(({ value }) => asked.has(value))],
      };
    }
    setOutcome(sum);
    return whole && sum.refused === 0;
  }

  return {
    busy,
    found,
    failure,
    outcome,
    async start(source, table, period) {
      chosen.current = period;
      setBusy(true);
      setFailure(null);
      setOutcome(null);
      let whole = false;
      try {
        const read = await readAll(source, table, setFound);
        whole = await hand(read.indicators, 'ask', { ...NOTHING, bad: read.bad });
      } catch {
        setFailure({ tag: 'internal', detail: 'the file could not be read' });
      }
      setBusy(false);
      return whole;
    },
    async answer(secrets) {
      if (!outcome) return;
      const rest = { ...outcome, secret: [] };
      if (secrets === 'drop') return setOutcome(rest);
      setBusy(true);
      await hand(outcome.secret, secrets, rest);
      setBusy(false);
    },
  };
}

async function readAll(
  source: ListSource,
  table: TableChoice | null,
  onFound: (count: number) => void,
): Promise<{ readonly indicators: readonly Indicator[]; readonly bad: readonly BadLine[] }> {
  const reader = createListReader(table);
  const indicators: Indicator[] = [];
  const bad: BadLine[] = [];
  const take = (batch: ReturnType<typeof reader.read>): void => {
    for (const { indicator } of batch.rows) indicators.push(indicator);
    bad.push(...batch.bad);
    onFound(indicators.length);
  };
  for await (const { text, another } of piecesOf(source)) {
    if (another) take(reader.next());
    take(reader.read(text));
  }
  take(reader.end());
  return { indicators, bad };
}
