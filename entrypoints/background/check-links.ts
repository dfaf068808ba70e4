import { foldFound } from '@/utils/domain/fold-found';
import type { Collected } from '@/utils/domain/found';
import { collectLinks } from '@/utils/platform/collect-links';
import { openWorkspace } from '@/utils/platform/own-window';
import type { Services } from './compose';

/** The tab whose links are wanted. */
export interface LinksOf {
  readonly tabId: number;
  readonly address: string;
  readonly inPrivateWindow: boolean;
}

/** Reads a page that the user has just let Assay into, and opens a tab that shows what it holds. Nothing is sent. */
export async function checkLinks(
  { founds, clock }: Pick<Services, 'founds' | 'clock'>,
  { tabId, address, inPrivateWindow: ephemeral }: LinksOf,
): Promise<void> {
  const documents = await collectLinks(tabId, clock.now);
  const { things, more, leftOut } = await foldFound(documents ?? [], address, breathe);
  // A page of an extension has an id in the place of a host, which says nothing to anybody.
  const { protocol, hostname } = URL.canParse(address) ? new URL(address) : { protocol: '', hostname: '' };
  const host = /^https?:$/.test(protocol) ? hostname : '';
  const id = founds.keep({
    from: 'page',
    host: host === '' ? null : host,
    ...{ things, more, leftOut, ephemeral },
    unread: unreadIn(documents ?? []),
    refused: documents === null,
  });
  await openWorkspace(`found=${id}`);
}

/** Frames that were seen and did not answer; each document that answered but the page itself is one of them. */
function unreadIn(documents: readonly Collected[]): number {
  const frames = documents.reduce((sum, document) => sum + document.frames, 0);
  return Math.max(0, frames - Math.max(0, documents.length - 1));
}

/** Lets the worker answer others in between. */
function breathe(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}
