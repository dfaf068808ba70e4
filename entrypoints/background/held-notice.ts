import type { HeldPress } from '@/utils/platform/held-notices';
import { openDownloads } from '@/utils/platform/own-window';
import type { Services } from './compose';

/** What a press on a held download's notice does. A click on the notice itself shows the list: it decides nothing. */
export function createHeldPress({
  holds,
  onBug,
}: Pick<Services, 'holds' | 'onBug'>): (key: string, press: HeldPress) => void {
  async function act(key: string, press: HeldPress): Promise<void> {
    if (press === 'open') return openDownloads('downloads');
    const done = await (press === 'resume' ? holds.resume(key) : holds.cancel(key));
    // Decided elsewhere meanwhile is as good; what the browser refused is in the list, with its buttons.
    if (!done.ok && done.failure.tag !== 'not-found') await openDownloads('downloads');
  }

  return (key, press) => {
    act(key, press).catch((error: unknown) => onBug('notice', error));
  };
}
