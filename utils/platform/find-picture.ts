import type { Part } from '../domain/code';

export interface FoundPicture {
  /** PNG as a `data:` address; null where the picture's own site does not let pages read it. */
  readonly own: string | null;
  /** Where it is in the tab; null when it is not to be seen, or its frame's place is not known. */
  readonly part: Part | null;
}

/**
 * Runs in the page that was right-clicked, once, and leaves no trace there; everything it needs is inside, because
 * the browser takes it there as a text. Of several pictures with this address the one of which most is to be seen.
 * Its own pixels are better than the screen's: whole, and of their own size. A picture from another site is not
 * readable for the page, and then not for us.
 */
export async function findPicture(address: string): Promise<FoundPicture | null> {
  const PIXELS_AT_MOST = 4_000_000;
  const SIDE_AT_LEAST = 240;
  const MARGIN = 12;

  const seen = (picture: Element) => {
    const { left, top, right, bottom } = picture.getBoundingClientRect();
    const box = {
      left: Math.max(0, left - MARGIN),
      top: Math.max(0, top - MARGIN),
      right: Math.min(innerWidth, right + MARGIN),
      bottom: Math.min(innerHeight, bottom + MARGIN),
    };
    const area = Math.max(0, box.right - box.left) * Math.max(0, box.bottom - box.top);
    return { picture, box, area };
  };

  const roots: (Document | ShadowRoot)[] = [document];
  const pictures: HTMLImageElement[] = [];
  for (const root of roots) {
    for (const element of root.querySelectorAll('*')) {
      if (element.shadowRoot) roots.push(element.shadowRoot);
      if (!(element instanceof HTMLImageElement)) continue;
      if (element.currentSrc === address || element.src === address) pictures.push(element);
    }
  }
  const [best] = pictures.map(seen).sort((one, other) => other.area - one.area);
  if (!best) return null;

  const placeInTab = (): Part | null => {
    let [left, top] = [best.box.left, best.box.top];
    let inside: Window = window;
    try {
      while (inside !== inside.top) {
        const frame = inside.frameElement;
        if (!frame) return null;
        const { left: x, top: y } = frame.getBoundingClientRect();
        left += x + frame.clientLeft;
        top += y + frame.clientTop;
        inside = inside.parent;
      }
      if (best.area === 0) return null;
      return {
        left: left / inside.innerWidth,
        top: top / inside.innerHeight,
        width: (best.box.right - best.box.left) / inside.innerWidth,
        height: (best.box.bottom - best.box.top) / inside.innerHeight,
      };
    } catch {
      // A frame of another site: where it is its page alone knows.
      return null;
    }
  };

  const ownPixels = async (): Promise<string | null> => {
    const { picture } = best;
    if (!(picture instanceof HTMLImageElement) || !picture.complete) return null;
    try {
      const [wide, high] = [picture.naturalWidth || picture.width, picture.naturalHeight || picture.height];
      // Drawings have no size of their own: small ones are drawn large enough to be read.
      const least = Math.max(1, SIDE_AT_LEAST / Math.max(1, Math.min(wide, high)));
      const factor = Math.min(least, Math.sqrt(PIXELS_AT_MOST / (wide * high)));
      const canvas = new OffscreenCanvas(
        Math.max(1, Math.round(wide * factor)),
        Math.max(1, Math.round(high * factor)),
      );
      const pen = canvas.getContext('2d');
      if (!pen) return null;
      pen.imageSmoothingEnabled = factor < 1;
      pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
      const png = await canvas.convertToBlob({ type: 'image/png' });
      return await new Promise((resolve, reject) => {
        const reader = new FileReader();
        reader.onload = () => resolve(String(reader.result));
        reader.onerror = () => reject(reader.error);
        reader.readAsDataURL(png);
      });
    } catch {
      // A picture of another site: the canvas that it is on may not be read.
      return null;
    }
  };

  return { own: await ownPixels(), part: placeInTab() };
}
