import type { Pixels } from '../../utils/services/page/pixels';

/** A gray picture while it is made: 0 is black, 1 is white. */
export interface Gray {
  readonly data: Float32Array;
  readonly width: number;
  readonly height: number;
}

export function paper(width: number, height: number, tone = 1): Gray {
  return { data: new Float32Array(width * height).fill(tone), width, height };
}

export function toPixels({ data, width, height }: Gray): Pixels {
  const bytes = new Uint8ClampedArray(width * height * 4);
  for (const [at, tone] of data.entries())
    bytes.fill(tone * 255, at * 4, at * 4 + 3).fill(255, at * 4 + 3, at * 4 + 4);
  return { data: bytes, width, height };
}

/** The tone between four pixels; outside of the picture its `beyond`. */
export function between({ data, width, height }: Gray, x: number, y: number, beyond = 1): number {
  const [left, top] = [Math.floor(x), Math.floor(y)];
  const [right, down] = [x - left, y - top];
  const at = (column: number, row: number): number =>
    column < 0 || row < 0 || column >= width || row >= height
      ? beyond
      : (data[row * width + column] ?? beyond);
  const upper = at(left, top) * (1 - right) + at(left + 1, top) * right;
  const lower = at(left, top + 1) * (1 - right) + at(left + 1, top + 1) * right;
  return upper * (1 - down) + lower * down;
}

/** Every pixel anew: `tone` is told where it is. */
export function draw(width: number, height: number, tone: (x: number, y: number) => number): Gray {
  const made = paper(width, height);
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) made.data[y * width + x] = tone(x, y);
  return made;
}

/** Lays one picture upon another, its left upper corner here. */
export function place(on: Gray, picture: Gray, left: number, top: number): void {
  for (let y = 0; y < picture.height; y += 1)
    on.data.set(
      picture.data.subarray(y * picture.width, (y + 1) * picture.width),
      (top + y) * on.width + left,
    );
}
