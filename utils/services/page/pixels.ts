/** A picture as bytes: red, green, blue, opacity for each pixel, row by row (as the browser's `ImageData`). */
export interface Pixels {
  readonly data: Uint8ClampedArray<ArrayBuffer>;
  readonly width: number;
  readonly height: number;
}
