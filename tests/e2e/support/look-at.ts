import { closeSync, openSync, readSync } from 'node:fs';

/** A color as `0xrrggbb`. */
export type Color = number;

/** Where the words of an X window dump's header stand that say how it is laid out, in bytes. */
const HEADER = { size: 0, height: 20, lineBytes: 48, colors: 76, length: 100 };
const COLOR_BYTES = 12;
const PIXEL_BYTES = 4;

/** The screen's pixels at one moment. */
export interface ScreenPicture {
  readonly width: number;
  readonly height: number;
  at(x: number, y: number): Color;
}

/** Looks at a screen: `pixels` is the file that `startOwnScreen` names. */
export function lookAt(pixels: string): ScreenPicture {
  const file = openSync(pixels, 'r');
  try {
    const header = Buffer.alloc(HEADER.length);
    readSync(file, header, 0, header.length, 0);
    const word = (at: number): number => header.readUInt32BE(at);
    const [height, lineBytes] = [word(HEADER.height), word(HEADER.lineBytes)];
    const body = Buffer.alloc(height * lineBytes);
    readSync(file, body, 0, body.length, word(HEADER.size) + word(HEADER.colors) * COLOR_BYTES);
    return {
      width: lineBytes / PIXEL_BYTES,
      height,
      at: (x, y) => body.readUInt32LE(y * lineBytes + x * PIXEL_BYTES) & 0xffffff,
    };
  } finally {
    closeSync(file);
  }
}
