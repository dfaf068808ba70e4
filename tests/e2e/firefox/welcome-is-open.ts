declare const browser: typeof import('wxt/browser').browser;

/** Runs in a page of the extension, which alone is told of its other tabs. */
export function welcomeIsOpen(): boolean {
  const views = browser.extension.getViews({ type: 'tab' });
  return views.some((view) => String(Reflect.get(view, 'location')).endsWith('/welcome.html'));
}
