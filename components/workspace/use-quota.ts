import { useEffect, useState } from 'preact/hooks';
import type { QuotaView } from '@/utils/domain/quota';
import type { Call } from '@/utils/rpc/client';
import type { watch as watchLive } from '@/utils/rpc/live';

/** What is spent of what, kept current while the page is open; null before the first answer. */
export function useQuota(call: Call, watch: typeof watchLive): QuotaView | null {
  const [quota, setQuota] = useState<QuotaView | null>(null);

  useEffect(() => {
    // A push may overtake the answer and is then the newer one.
    void call('quota', null).then((reply) => {
      if (reply.ok) setQuota((pushed) => pushed ?? reply.value);
    });
    return watch('quota', (push) => {
      if (push.push === 'quota') setQuota(push.quota);
    });
  }, [call, watch]);

  return quota;
}
