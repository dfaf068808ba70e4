import { useEffect, useState } from 'preact/hooks';
import type { CheckView } from '@/utils/domain/check';
import type { Report } from '@/utils/domain/report';
import { call } from '@/utils/rpc/client';
import { WatchThis } from '../watchlist/WatchThis';

/** The way onto the watchlist, in a part of the popup whose code comes only when it is opened. */
export function WatchHere({ report, checkId }: { report: Report; checkId: string }) {
  const [check, setCheck] = useState<CheckView | null>(null);
  useEffect(() => {
    void call('getCheck', { id: checkId }).then((reply) => reply.ok && setCheck(reply.value));
  }, [checkId]);
  return check && <WatchThis call={call} check={check} report={report} />;
}
