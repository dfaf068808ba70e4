import { describe, expect, it } from 'vitest';
import { codePicture } from '../../../qr/code-picture';
import { paper, place, toPixels } from '../../../qr/gray';
import { photograph, shade } from '../../../qr/spoil';
import { writtenCode } from '../../../qr/written-code';
import { decodeHere } from '../../../qr/zxing-wasm';
import { createPrng } from '../../../simulator/world/prng';

const decode = decodeHere();

describe('a picture', () => {
  it('has every code in it read, with its corners in their order', async () => {
    const sheet = paper(220, 110);
    place(sheet, codePicture({ text: 'left', module: 3 }), 5, 5);
    place(sheet, codePicture({ text: 'right', module: 3 }), 120, 8);
    const found = (await decode(toPixels(sheet), 'local')).toSorted((a, b) => (a.text < b.text ? -1 : 1));
    expect(found.map(({ text, binaryBytes }) => [text, binaryBytes])).toEqual([
      ['left', 0],
      ['right', 0],
    ]);
    // 17 pixels: 4 modules of quiet zone at 3 pixels, and where it was laid; 63 are 21 modules.
    const near = ({ x, y }: { readonly x: number; readonly y: number }) => [
      Math.round(x / 3),
      Math.round(y / 3),
    ];
    expect(found[0]?.corners.map(near)).toEqual([
      [6, 6],
      [27, 6],
      [27, 27],
      [6, 27],
    ]);
  });

  it('is searched for a small code upon a large sheet', async () => {
    const sheet = paper(1_000, 1_000);
    place(sheet, codePicture({ text: 'x', module: 2 }), 300, 100);
    expect(await decode(toPixels(sheet), 'local')).toMatchObject([{ text: 'x' }]);
  });
});

describe('a code', () => {
  it.each([
    ['QRCode', 'hello'],
    ['MicroQRCode', '12345'],
    ['rMQRCode', 'hello'],
  ] as const)('of the kind %s is read', async (format, text) => {
    expect(await decode(toPixels(await writtenCode(text, { format })), 'local')).toMatchObject([{ text }]);
  });

  it.each(['Code128', 'DataMatrix', 'Aztec'] as const)('of another kind is none: %s', async (format) => {
    expect(await decode(toPixels(await writtenCode('hello', { format })), 'local')).toEqual([]);
  });

  it.each([
    ['that are no text', 'eci=899'],
    ['in an encoding that nobody knows', 'eci=900'],
  ])('of bytes %s has them counted, and no text made of them', async (_, options) => {
    const picture = await writtenCode('hello', { format: 'QRCode', options });
    expect(await decode(toPixels(picture), 'local')).toMatchObject([{ text: '', binaryBytes: 5 }]);
  });

  it.each([
    ['that fades', 'local', shade(codePicture({ text: 'x', module: 4 }), 0.05)],
    [
      'photographed off a screen',
      'whole',
      photograph(codePicture({ text: 'x', module: 2 }), createPrng('1')),
    ],
  ] as const)('%s is read by the %s threshold, and not by the other', async (_, threshold, picture) => {
    const other = threshold === 'local' ? 'whole' : 'local';
    expect(await decode(toPixels(picture), threshold)).toMatchObject([{ text: 'x' }]);
    expect(await decode(toPixels(picture), other)).toEqual([]);
  });
});
