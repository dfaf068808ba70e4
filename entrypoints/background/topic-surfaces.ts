import type { LiveServer } from '@/utils/rpc/live-server';
import type { Topic } from '@/utils/rpc/protocol';

/** More than four times a second nobody reads. */
const TELL_EVERY = 250;

/** Tells whoever watches a topic that it changed, once for all changes of a moment. */
export function createTopicTeller(live: Pick<LiveServer, 'pushChanged'>, topic: Topic): () => void {
  let due = false;
  return () => {
    if (due) return;
    due = true;
    setTimeout(() => {
      due = false;
      live.pushChanged(topic);
    }, TELL_EVERY);
  };
}
