import type { Pixels } from './pixels';

/** A picture's brightness, one byte a pixel, row by row: all that a code is made of. */
export interface Luma {
  readonly data: Uint8ClampedArray<ArrayBuffer>;
  readonly width: number;
  readonly height: number;
}

/** As the eye weighs the colours (ITU-R BT.601). What shows through is seen upon paper of this tone, 0 to 255. */
export function lumaOf({ data, width, height }: Pixels, paper: number): Luma {
  const luma = new Uint8ClampedArray(width * height);
  for (let at = 0, byte = 0; at < luma.length; at += 1, byte += 4) {
    const tone = (data[byte] ?? 0) * 0.299 + (data[byte + 1] ?? 0) * 0.587 + (data[byte + 2] ?? 0) * 0.114;
    luma[at] = paper + ((tone - paper) * (data[byte + 3] ?? 0)) / 255;
  }
  return { data: luma, width, height };
}

/** For a decoder that takes pixels only. */
export function pixelsOf({ data, width, height }: Luma): Pixels {
  const pixels = new Uint8ClampedArray(data.length * 4);
  const words = new Uint32Array(pixels.buffer);
  for (let at = 0; at < words.length; at += 1) words[at] = 0xff000000 | ((data[at] ?? 0) * 0x010101);
  return { data: pixels, width, height };
}

/** Whether anything shows through. */
export function hasHoles({ data }: Pixels): boolean {
  for (let at = 3; at < data.length; at += 4) if (data[at] !== 255) return true;
  return false;
}
