import { browser } from 'wxt/browser';

/** The page of the context that uploads. */
export const UPLOADING_PAGE = '/uploading.html';

/** One context that is there, or not. In Firefox it is a frame of the event page and dies with that. */
export interface UploadingContext {
  exists(): Promise<boolean>;
  make(): Promise<boolean>;
  end(): Promise<void>;
}

/** An offscreen document, of which Chromium gives an extension one; in Firefox a frame in the event page. */
export const createUploadingContext = (): UploadingContext =>
  import.meta.env.FIREFOX ? createFrame() : createOffscreen();

function createOffscreen(): UploadingContext {
  return {
    async exists() {
      // Without the permission the API is not there, and so is no document.
      if (!browser.offscreen) return false;
      const contexts = await browser.runtime.getContexts({ contextTypes: ['OFFSCREEN_DOCUMENT'] });
      return contexts.length > 0;
    },
    async make() {
      if (!browser.offscreen) return false;
      await browser.offscreen.createDocument({
        url: UPLOADING_PAGE,
        reasons: ['BLOBS', 'WORKERS'],
        justification: 'Uploads the file that you chose, and reads large downloads for their SHA-256.',
      });
      return true;
    },
    end: () => browser.offscreen.closeDocument(),
  };
}

function createFrame(): UploadingContext {
  let frame: HTMLIFrameElement | null = null;
  return {
    exists: async () => frame !== null,
    async make() {
      frame = document.createElement('iframe');
      frame.src = browser.runtime.getURL(UPLOADING_PAGE);
      document.body.append(frame);
      return true;
    },
    async end() {
      frame?.remove();
      frame = null;
    },
  };
}
