import { jpegSize } from './jpeg-size';
import { webpSize } from './webp-size';

/** What a picture's own header says of it, before anything is drawn; sizes in pixels. */
export interface PictureSize {
  readonly type: 'image/png' | 'image/jpeg' | 'image/gif' | 'image/webp' | 'image/bmp' | 'image/avif';
  readonly width: number;
  readonly height: number;
}

/**
 * Read out of the bytes, whatever the name or the server calls them: 48 kB of PNG may hold 400 million pixels, and
 * a browser draws them all before anybody can ask (faults.md §5.47). Null for everything that is not read here, SVG
 * among it, which is a document.
 */
export function pictureSize(bytes: Uint8Array<ArrayBuffer>): PictureSize | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const named = (at: number, name: string): boolean =>
    [...name].every((letter, by) => bytes[at + by] === letter.charCodeAt(0));
  try {
    if (named(0, '\x89PNG\r\n\x1a\n')) {
      return { type: 'image/png', width: view.getUint32(16), height: view.getUint32(20) };
    }
    if (named(0, '\xff\xd8\xff')) return { type: 'image/jpeg', ...jpegSize(view) };
    if (named(0, 'GIF87a') || named(0, 'GIF89a')) return { type: 'image/gif', ...gifSize(view) };
    if (named(0, 'RIFF') && named(8, 'WEBP')) return { type: 'image/webp', ...webpSize(view) };
    if (named(0, 'BM')) {
      return {
        type: 'image/bmp',
        width: Math.abs(view.getInt32(18, true)),
        height: Math.abs(view.getInt32(22, true)),
      };
    }
    if (named(4, 'ftypavi')) return { type: 'image/avif', ...avifSize(view, named) };
    return null;
  } catch (error) {
    // The header ends before it says a size.
    if (error instanceof RangeError) return null;
    throw error;
  }
}

type Size = Omit<PictureSize, 'type'>;

/** The larger of the screen and the first picture: browsers draw as much as that asks for. */
function gifSize(view: DataView): Size {
  const flags = view.getUint8(10);
  let at = 13 + (flags & 0x80 ? 3 << ((flags & 7) + 1) : 0);
  while (view.getUint8(at) === 0x21) {
    at += 2;
    while (view.getUint8(at) !== 0) at += 1 + view.getUint8(at);
    at += 1;
  }
  const side = (screen: number, offset: number): number =>
    Math.max(
      view.getUint16(screen, true),
      view.getUint16(at + offset, true) + view.getUint16(at + offset + 4, true),
    );
  return { width: side(6, 1), height: side(8, 3) };
}

/** Bytes. Its box of properties stands near the beginning. */
const AVIF_HEADER = 65_536;

/** The largest of all parts that it names. */
function avifSize(view: DataView, named: (at: number, name: string) => boolean): Size {
  let [width, height] = [0, 0];
  for (let at = 8; at <= Math.min(AVIF_HEADER, view.byteLength - 16); at += 1) {
    if (!named(at, 'ispe')) continue;
    width = Math.max(width, view.getUint32(at + 8));
    height = Math.max(height, view.getUint32(at + 12));
  }
  return { width, height };
}
