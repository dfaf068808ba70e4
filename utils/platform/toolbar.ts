import { browser } from 'wxt/browser';

/** Whether Assay's icon stands in the toolbar itself and not only behind the puzzle piece. */
export async function isOnToolbar(): Promise<boolean> {
  return (await browser.action.getUserSettings()).isOnToolbar === true;
}
