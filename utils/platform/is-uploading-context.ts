import { type Browser, browser } from 'wxt/browser';
import { UPLOADING_PAGE } from './uploading-context';

/** Whether a port comes from the context that uploads. The same page opened in a tab is not the background's. */
export function isUploadingContext(sender: Browser.runtime.MessageSender | undefined): boolean {
  const { id, url, tab } = sender ?? {};
  return id === browser.runtime.id && tab === undefined && url === browser.runtime.getURL(UPLOADING_PAGE);
}
