import type { CodesRead, FoundCode, Part, ReadCodes } from '@/utils/domain/code';
import { pictureSize } from './picture-size';
import type { Pixels } from './pixels';

/** Bytes of a file. */
const BYTES_AT_MOST = 20 * 1024 * 1024;
/** Pixels, as the header tells them (faults.md §5.47). */
const PIXELS_AT_MOST = 25_000_000;

export interface PictureParts {
  /** Draws a part of a picture, or all of it; rejects where the browser cannot. Of a moving one the first frame. */
  readonly draw: (picture: Blob, part: Part | null) => Promise<Pixels>;
  readonly read: (pixels: Pixels) => Promise<readonly FoundCode[]>;
}

/** A picture's bytes to the codes in it. Refuses by the bytes' own header before anything is drawn. */
export async function readPicture(
  { picture, part }: ReadCodes,
  { draw, read }: PictureParts,
): Promise<CodesRead> {
  const file = typeof picture === 'string' ? fromDataUrl(picture) : picture;
  if (file === null) return { ok: false, why: 'no-picture' };
  if (file.size > BYTES_AT_MOST) return { ok: false, why: 'too-large' };
  const bytes = new Uint8Array(await file.arrayBuffer());
  const header = pictureSize(bytes);
  if (header === null) return { ok: false, why: 'no-picture' };
  const { type, width, height } = header;
  if (width * height > PIXELS_AT_MOST) return { ok: false, why: 'too-large' };
  let pixels: Pixels;
  try {
    // What the bytes are decides, not what they came as.
    pixels = await draw(new Blob([bytes], { type }), part);
  } catch {
    // Cut off, empty, of a kind that the browser has no decoder for: it tells none of them apart.
    return { ok: false, why: 'broken' };
  }
  return { ok: true, codes: await read(pixels) };
}

/** Null for what is no `data:` address with base64 in it; the background and the browser make no others. */
function fromDataUrl(address: string): Blob | null {
  const [, data] = /^data:[^,]*;base64,(.*)$/s.exec(address) ?? [];
  if (data === undefined) return null;
  return new Blob([Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0))]);
}
