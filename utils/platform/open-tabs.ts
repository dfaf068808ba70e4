import { browser } from 'wxt/browser';

/** The numbers of the tabs that are open; nothing else of them is told without the `tabs` permission. */
export async function openTabs(): Promise<ReadonlySet<number>> {
  const tabs = await browser.tabs.query({});
  return new Set(tabs.flatMap(({ id }) => (id === undefined ? [] : [id])));
}
