import { useCallback, useEffect, useState } from 'preact/hooks';
import { lost } from '@/utils/domain/check';
import type { CardAction, CardView } from '@/utils/rpc/check-messages';
import { call } from '@/utils/rpc/client';
import { watch } from '@/utils/rpc/live';
import type { LivePush } from '@/utils/rpc/protocol';
import { Card } from './Card';
import type { CardHost } from './card-host';
import { findLink } from './find-link';

interface LiveCardProps {
  readonly host: CardHost;
}

/** The card with what the background says of it, from the first word to the last. */
export function LiveCard({ host }: LiveCardProps) {
  const [view, setView] = useState<CardView | null>(null);
  const checkId = view?.check.id;

  const read = useCallback(async () => {
    const reply = await call('card', null);
    if (!reply.ok || !reply.value) return host.close();
    host.anchorTo(reply.value.linkUrl === null ? null : findLink(reply.value.linkUrl));
    setView(reply.value);
  }, [host]);

  useEffect(() => void read(), [read]);

  // A card that goes over to the domain watches another check: hence the id.
  useEffect(() => {
    if (checkId === undefined) return;
    const onPush = (push: LivePush): void => {
      if (push.push === 'check') setView((now) => now && { ...now, check: push.check });
      if (push.push === 'gone') setView((now) => now && { ...now, check: lost(now.check) });
    };
    return watch('card', onPush, () => host.close());
  }, [checkId, host]);

  const act = async (action: CardAction): Promise<void> => {
    await call('cardAct', action);
    // Another check may stand in this one's place now; where there is none any more, the card goes.
    if (action === 'check-domain' || action === 'retry') await read();
  };

  return view && <Card view={view} act={(action) => void act(action)} close={() => host.close()} />;
}
