import { browser } from 'wxt/browser';

/**
 * Asks for the context that uploads (`uploading-door`). Chromium grants `offscreen` without a question, but only
 * inside a click (measured); Firefox needs no permission for it. False when refused.
 */
export async function requestUploading(): Promise<boolean> {
  return import.meta.env.FIREFOX || browser.permissions.request({ permissions: ['offscreen'] });
}
