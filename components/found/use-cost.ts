import { useEffect, useState } from 'preact/hooks';
import type { FoundCost } from '@/utils/domain/found';
import { callTwice } from '@/utils/rpc/client';

/** What so many requests would mean now; the last answer stays until the next is here. */
export function useCost(requests: number): FoundCost | null {
  const [cost, setCost] = useState<FoundCost | null>(null);
  useEffect(() => {
    let outdated = false;
    void callTwice('foundCost', { requests }).then((reply) => {
      if (!outdated && reply.ok) setCost(reply.value);
    });
    return () => {
      outdated = true;
    };
  }, [requests]);
  return cost;
}
