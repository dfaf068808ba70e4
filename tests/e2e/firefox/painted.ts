import type { Page } from 'puppeteer-core';

/** LOOK §2, `malicious-band` in the light theme. */
export const MALICIOUS_BAND = [179, 33, 27] as const;

/** How much of an element, or of all that is to be seen of the page, is painted in this color, 0 to 1. */
export async function shareOf(
  page: Page,
  selector: string | null,
  color: readonly [number, number, number],
): Promise<number> {
  const seen = selector === null ? page : await page.$(selector);
  if (!seen) return 0;
  const png = await seen.screenshot({ encoding: 'base64' });
  return page.evaluate(
    async (data: string, wanted: readonly number[]) => {
      const bytes = Uint8Array.from(atob(data), (character) => character.charCodeAt(0));
      const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
      const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
      const pen = canvas.getContext('2d');
      pen?.drawImage(bitmap, 0, 0);
      const pixels = pen?.getImageData(0, 0, bitmap.width, bitmap.height).data ?? new Uint8ClampedArray();
      let painted = 0;
      for (let at = 0; at < pixels.length; at += 4) {
        if (wanted.every((part, offset) => Math.abs((pixels[at + offset] ?? 0) - part) <= 2)) painted += 1;
      }
      return painted / (pixels.length / 4);
    },
    png,
    color,
  );
}
