import { expect, it } from 'vitest';
import { codePicture } from '../../../qr/code-picture';
import { paper, place, toPixels } from '../../../qr/gray';
import { photograph, shade } from '../../../qr/spoil';
import { decodeHere } from '../../../qr/zxing-wasm';
import { createPrng } from '../../../simulator/world/prng';

const decode = decodeHere();

it('every code in a picture is read, with its corners in their order', async () => {
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

it('bytes that are no text are counted and not made one', async () => {
  const bytes = String.fromCharCode(0, 1, 2, 0xff, 0xfe, 0x80, 0x81, 0xc3, 0x28);
  const [found] = await decode(toPixels(codePicture({ text: bytes, module: 3 })), 'local');
  expect(found).toMatchObject({ text: '', binaryBytes: bytes.length });
});

it.each([
  ['that fades', 'local', shade(codePicture({ text: 'x', module: 4 }), 0.05)],
  ['photographed off a screen', 'whole', photograph(codePicture({ text: 'x', module: 2 }), createPrng('1'))],
] as const)('a code %s is read by the %s threshold, and not by the other', async (_, threshold, picture) => {
  const other = threshold === 'local' ? 'whole' : 'local';
  expect(await decode(toPixels(picture), threshold)).toMatchObject([{ text: 'x' }]);
  expect(await decode(toPixels(picture), other)).toEqual([]);
});
