import type { Part } from '../domain/code';

/**
 * A picture, or a part of it, as pixels, in a worker. Of an animation the first frame. Rejects for what the browser
 * cannot draw and for a picture without any area. Colours stay as the file has them: a profile cannot move them.
 */
export async function drawPicture(picture: Blob, part: Part | null): Promise<ImageData> {
  const bitmap = await createImageBitmap(picture, { colorSpaceConversion: 'none' });
  try {
    const { left, top, width, height } = part ?? WHOLE;
    const columns = Math.max(1, Math.round(width * bitmap.width));
    const rows = Math.max(1, Math.round(height * bitmap.height));
    const pen = new OffscreenCanvas(columns, rows).getContext('2d', { willReadFrequently: true });
    if (!pen) throw new Error('no canvas');
    pen.drawImage(bitmap, -Math.round(left * bitmap.width), -Math.round(top * bitmap.height));
    return pen.getImageData(0, 0, columns, rows);
  } finally {
    bitmap.close();
  }
}

const WHOLE: Part = { left: 0, top: 0, width: 1, height: 1 };
