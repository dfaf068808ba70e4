import { useEffect, useRef, useState } from 'preact/hooks';
import type { ListView } from '@/utils/domain/list';
import { callTwice } from '@/utils/rpc/client';
import type { Order } from './ListPage';

interface Followed {
  readonly list: string;
  readonly order: Order;
  readonly search: string;
  readonly view: ListView | null;
}

export interface Follow {
  readonly on: boolean;
  readonly toggle: () => void;
  /** Where the page is to be, in the order shown. */
  readonly place: { readonly index: number } | null;
  /** Goes to the row of this number, if it is among those shown. */
  readonly goTo: (n: number) => Promise<void>;
}

/** Keeps the row that is being asked in view, until somebody scrolls; and goes to a row that was asked for. */
export function useFollow({ list, order, search, view }: Followed): Follow {
  const [on, setOn] = useState(false);
  const [place, setPlace] = useState<{ readonly index: number } | null>(null);
  const counts = JSON.stringify(view?.counts);

  const goTo = useRef(async (_: number): Promise<void> => undefined);
  goTo.current = async (n) => {
    const found = await callTwice('placeOfRow', { list, n, search, ...order });
    if (found.ok && found.value !== null) setPlace({ index: found.value });
  };

  // biome-ignore lint/correctness/useExhaustiveDependencies: other counts mean that another row is asked.
  useEffect(() => {
    if (!on) return;
    let gone = false;
    const waiting = { state: 'waiting', search: '', sort: 'row', descending: false } as const;
    void callTwice('listRows', { list, ...waiting, offset: 0, limit: 20 }).then((reply) => {
      if (!reply.ok || gone) return;
      const row = reply.value.rows.find(({ turn }) => turn?.turn === 'asking') ?? reply.value.rows[0];
      if (row) void goTo.current(row.n);
    });
    return () => {
      gone = true;
    };
  }, [on, counts, list]);

  useEffect(() => {
    if (!on) return;
    const stop = (): void => setOn(false);
    addEventListener('wheel', stop, { passive: true });
    addEventListener('touchmove', stop, { passive: true });
    return () => {
      removeEventListener('wheel', stop);
      removeEventListener('touchmove', stop);
    };
  }, [on]);

  return { on, toggle: () => setOn((was) => !was), place, goTo: (n) => goTo.current(n) };
}
