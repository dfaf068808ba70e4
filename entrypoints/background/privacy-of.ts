import { isPrivateWindowInFront } from '@/utils/platform/own-window';
import type { StartCheck } from '@/utils/rpc/check-messages';
import type { Sender } from '@/utils/rpc/sender';
import type { Services } from './compose';
import { isPrivateText } from './opened-texts';

/**
 * Whether nothing of a check may be kept: its page says so, is in a private window, or was opened out of one.
 * Assay's own windows are never private themselves (`spanning`), so they name what they were opened with.
 */
export async function isPrivate(
  services: Pick<Services, 'checks'>,
  { ephemeral = false, from }: Pick<StartCheck, 'ephemeral' | 'from'>,
  sender: Sender,
): Promise<boolean> {
  return ephemeral || (await inherits(services, from)) || isInPrivateWindow(sender);
}

/** A check that is not there any more was private: those are gone with their worker, the others stay for days. */
async function inherits({ checks }: Pick<Services, 'checks'>, from: string | undefined): Promise<boolean> {
  if (from === undefined) return false;
  const text = isPrivateText(from);
  if (text !== null) return text;
  return (await checks.get(from)) === null || checks.isEphemeral(from);
}

/** A page in a tab knows its window; the popup hangs from the one in front. */
async function isInPrivateWindow(sender: Sender): Promise<boolean> {
  if (sender.who !== 'page' || sender.tabId !== null) return sender.who === 'page' && sender.privateTab;
  return isPrivateWindowInFront();
}
