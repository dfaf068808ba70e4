import { useEffect, useState } from 'preact/hooks';
import type { ListView, Tick } from '@/utils/domain/list';
import { callTwice } from '@/utils/rpc/client';
import { TICK_LEAST } from './spectrum-paths';

/** The spectrum in as many ticks as there is room for, asked anew when a row came to an end. */
export function useTicks(
  list: string,
  view: ListView | null,
): { readonly ticks: readonly Tick[]; readonly setWidth: (width: number) => void } {
  const [width, setWidth] = useState(0);
  const [ticks, setTicks] = useState<readonly Tick[]>([]);
  const counts = JSON.stringify(view?.counts);
  // biome-ignore lint/correctness/useExhaustiveDependencies: other counts are why it is asked again.
  useEffect(() => {
    if (width === 0) return;
    let gone = false;
    void callTwice('listSpectrum', { list, most: Math.floor(width / TICK_LEAST) }).then((reply) => {
      if (reply.ok && !gone) setTicks(reply.value);
    });
    return () => {
      gone = true;
    };
  }, [list, width, counts]);
  return { ticks, setWidth };
}
