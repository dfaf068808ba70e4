import { describe, expect, it, vi } from 'vitest';
import { pictureSize } from '@/utils/services/page/picture-size';
import { readPicture } from '@/utils/services/page/read-picture';
import { pngBomb, pngOf } from '../../../qr/png';

const bytes = (...parts: readonly (string | number | readonly number[])[]): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(
    parts.flatMap((part) =>
      typeof part === 'string'
        ? [...part].map((letter) => letter.charCodeAt(0))
        : typeof part === 'number'
          ? [part]
          : [...part],
    ),
  );
const zeros = (count: number): number[] => Array.from({ length: count }, () => 0);
const png = (width: number, height: number): Uint8Array<ArrayBuffer> =>
  new Uint8Array(pngOf({ data: new Uint8ClampedArray(width * height * 4), width, height }));

/** 0x0140 is 320, 0x00f0 is 240. */
const SIZED = {
  png: png(320, 240),
  jpeg: bytes([
    0xff, 0xd8, 0xff, 0xe0, 0, 4, 9, 9, 0xff, 0xff, 0xc4, 0, 3, 0, 0xff, 0xc2, 0, 11, 8, 0, 0xf0, 1, 0x40, 3,
  ]),
  gif: bytes(
    'GIF89a',
    [0x40, 1, 0xf0, 0, 0x80, 0, 0],
    zeros(6),
    [0x21, 0xf9, 4, 0, 0, 0, 0, 0, 0x2c, 0, 0, 0, 0, 1, 0, 1, 0],
  ),
  'gif whose first picture is larger than its screen': bytes(
    'GIF87a',
    [1, 0, 1, 0, 0, 0, 0, 0x2c, 0, 0, 0, 0, 0x40, 1, 0xf0, 0],
  ),
  'gif with colours, a remark and a place for its first picture': bytes(
    'GIF89a',
    [2, 0, 3, 0, 0x81, 0, 0],
    // Four colours of three bytes each.
    Array.from({ length: 12 }, () => 0xff),
    // A remark in two pieces; then 20 + 300 and 40 + 200.
    [0x21, 0xfe, 2, 9, 0x2c, 1, 0x2c, 0, 0x2c, 20, 0, 40, 0, 0x2c, 1, 200, 0, 0],
  ),
  'webp, lossy': bytes('RIFF', zeros(4), 'WEBPVP8 ', zeros(10), [0x40, 0x41, 0xf0, 0]),
  'webp, lossless': bytes('RIFF', zeros(4), 'WEBPVP8L', zeros(5), [0x3f, 0xc1, 0x3b, 0]),
  'webp, extended': bytes('RIFF', zeros(4), 'WEBPVP8X', zeros(8), [0x3f, 1, 0, 0xef, 0, 0]),
  bmp: bytes('BM', zeros(16), [0x40, 1, 0, 0, 0x10, 0xff, 0xff, 0xff]),
  avif: bytes(zeros(4), 'ftypavif', zeros(20), 'ispe', zeros(4), [0, 0, 1, 0x40, 0, 0, 0, 0xf0], zeros(8)),
};

describe('the size of a picture', () => {
  it.each(Object.entries(SIZED))('%s', (_, picture) => {
    expect(pictureSize(picture)).toMatchObject({ width: 320, height: 240 });
  });

  it('comes with what the bytes are', () => {
    const types = Object.entries(SIZED).map(([name, picture]) => [name, pictureSize(picture)?.type]);
    expect(new Set(types.map(([name = '', type]) => `${name.slice(0, 3)} ${type}`))).toEqual(
      new Set(
        ['png', 'jpeg', 'gif', 'webp', 'bmp', 'avif'].map((type) => `${type.slice(0, 3)} image/${type}`),
      ),
    );
  });

  it.each(Object.entries(SIZED))(
    '%s, wherever it breaks off, is no size or one, and never an error',
    (_, picture) => {
      for (let end = 0; end < picture.length; end += 1) {
        const size = pictureSize(picture.slice(0, end));
        expect(size === null || size.width * size.height >= 0).toBe(true);
      }
    },
  );

  it.each([
    ['SVG', bytes('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')],
    ['a page', bytes('<!doctype html><img src=x>')],
    ['HEIC', bytes(zeros(4), 'ftypheic', zeros(60))],
    ['nothing', bytes()],
    ['a JPEG without a frame', bytes([0xff, 0xd8, 0xff, 0xd9], zeros(20))],
    ['a WebP of a kind to come', bytes('RIFF', zeros(4), 'WEBPVP9 ', zeros(40))],
  ])('of %s is not read', (_, picture) => expect(pictureSize(picture)).toBeNull());
});

/** A JPEG's segment, its marker and what it holds. */
const segment = (marker: number, ...content: readonly number[]) => [
  0xff,
  marker,
  0,
  content.length + 2,
  ...content,
];
/** A frame of so many pixels: precision, height, width. */
const frame = (marker: number, width: number, height: number) =>
  segment(marker, 8, height >> 8, height & 255, width >> 8, width & 255, 3);

describe('the frame of a JPEG', () => {
  const sized = (...segments: readonly (readonly number[])[]) =>
    pictureSize(bytes([0xff, 0xd8], ...segments, frame(0xc0, 10, 20), zeros(9)));

  it.each(Array.from({ length: 16 }, (_, n) => 0xc0 + n))('is that of %i, or it is skipped', (marker) => {
    const isNone = [0xc4, 0xc8, 0xcc].includes(marker);
    expect(sized(frame(marker, 320, 240))).toMatchObject(
      isNone ? { width: 10, height: 20 } : { width: 320, height: 240 },
    );
  });

  it.each([0xbf, 0xda, 0xe0, 0xef, 0xfe])('is none of %i', (marker) => {
    expect(sized(frame(marker, 320, 240))).toMatchObject({ width: 10, height: 20 });
  });

  it.each([0x01, 0xd0, 0xd3, 0xd7])('stands behind %i, which has no length', (marker) => {
    expect(sized([0xff, marker])).toMatchObject({ width: 10, height: 20 });
  });

  it('is nowhere where a segment does not begin as one', () => {
    expect(sized([...segment(0xe0, 9), 0x12, ...frame(0xc0, 320, 240).slice(1)])).toBeNull();
  });
});

describe('a picture of another kind', () => {
  it.each([
    ['a sound in the same container', bytes('RIFF', zeros(4), 'WAVEVP8 ', zeros(10), [0x40, 1, 0xf0, 0])],
    ['a picture in another one', bytes('LIFF', zeros(4), 'WEBPVP8 ', zeros(10), [0x40, 1, 0xf0, 0])],
    ['less than its name', bytes('GIF8')],
  ])('is none: %s', (_, picture) => expect(pictureSize(picture)).toBeNull());

  it('is as large as 24 bits tell', () => {
    const canvas = bytes('RIFF', zeros(4), 'WEBPVP8X', zeros(8), [0x45, 0x23, 1, 0xab, 0x89, 2]);
    expect(pictureSize(canvas)).toMatchObject({ width: 0x12346, height: 0x289ac });
  });

  it('has the size that its last bytes tell, and none where they are missing', () => {
    const avif = bytes(zeros(4), 'ftypavif', zeros(20), 'ispe', zeros(4), [0, 0, 1, 0x40, 0, 0, 0, 0xf0]);
    expect(pictureSize(avif)).toMatchObject({ width: 320, height: 240 });
    expect(pictureSize(avif.slice(0, -1))).toEqual({ type: 'image/avif', width: 0, height: 0 });
  });
});

describe('reading a picture', () => {
  const code = { text: 'x', binaryBytes: 0, corners: [] };
  const parts = () => ({
    draw: vi.fn(async (_picture: Blob) => ({ data: new Uint8ClampedArray(4), width: 1, height: 1 })),
    read: async () => [code],
  });
  const readIt = async (picture: Blob | string, over: Partial<ReturnType<typeof parts>> = {}) => {
    const handed = { ...parts(), ...over };
    return { reply: await readPicture({ picture, part: null }, handed), draw: handed.draw };
  };

  it('goes by the bytes, not by what they are called', async () => {
    const { reply, draw } = await readIt(new Blob([SIZED.png], { type: 'image/svg+xml' }));
    expect(reply).toEqual({ ok: true, codes: [code] });
    const drawn = draw.mock.calls[0]?.[0];
    expect(drawn?.type).toBe('image/png');
    expect(new Uint8Array((await drawn?.arrayBuffer()) ?? [])).toEqual(SIZED.png);
  });

  it('takes a data: address', async () => {
    const address = `data:image/png;base64,${Buffer.from(SIZED.png).toString('base64')}`;
    expect((await readIt(address)).reply.ok).toBe(true);
    for (const other of ['https://a.example/x.png', 'data:image/png,raw', 'blob:x', `x${address}`]) {
      expect((await readIt(other)).reply).toEqual({ ok: false, why: 'no-picture' });
    }
  });

  it.each([
    ['400 million pixels in 50 kB', new Uint8Array(pngBomb())],
    [
      'a side that overflows 32 bits',
      bytes('\x89PNG\r\n\x1a\n', zeros(8), zeros(0).concat([0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff])),
    ],
    ['21 MB', bytes('BM', zeros(21 * 1024 * 1024))],
  ])('%s is refused before anything is drawn', async (_, picture) => {
    const { reply, draw } = await readIt(new Blob([picture]));
    expect(reply).toEqual({ ok: false, why: 'too-large' });
    expect(draw).not.toHaveBeenCalled();
  });

  it.each([
    ['of 20 MB', bytes('BM', zeros(20 * 1024 * 1024 - 2))],
    ['of 25 million pixels', bytes('\x89PNG\r\n\x1a\n', zeros(8), [0, 0, 0x13, 0x88, 0, 0, 0x13, 0x88])],
  ])('%s is drawn', async (_, picture) => {
    expect((await readIt(new Blob([picture]))).reply.ok).toBe(true);
  });

  it('that is none is called so', async () => {
    const { reply, draw } = await readIt(new Blob(['<svg width="9" height="9"/>']));
    expect(reply).toEqual({ ok: false, why: 'no-picture' });
    expect(draw).not.toHaveBeenCalled();
  });

  it('that the browser cannot draw is called broken', async () => {
    const draw = vi.fn(async () => Promise.reject(new DOMException('', 'InvalidStateError')));
    expect((await readIt(new Blob([SIZED.jpeg]), { draw })).reply).toEqual({ ok: false, why: 'broken' });
  });
});
