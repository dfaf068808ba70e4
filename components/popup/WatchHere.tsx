import { useEffect, useState } from 'preact/hooks';
import type { CheckView } from '@/utils/domain/check';
import { call } from '@/utils/rpc/client';
import { WatchThis } from '../watchlist/WatchThis';
import type { TabProps } from './Tabs';

/** The way onto the watchlist, in a part of the popup whose code comes only when it is opened. */
export function WatchHere({ report, checkId, gateway }: TabProps) {
  const [check, setCheck] = useState<CheckView | null>(null);
  useEffect(() => {
    void call('getCheck', { id: checkId }).then((reply) => reply.ok && setCheck(reply.value));
  }, [checkId]);
  return check && <WatchThis {...{ call, check, report, gateway }} />;
}
