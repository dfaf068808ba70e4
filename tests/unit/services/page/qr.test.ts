import { describe, expect, it } from 'vitest';
import type { FoundCode } from '@/utils/domain/code';
import type { Pixels } from '@/utils/services/page/pixels';
import { readCodes } from '@/utils/services/page/qr';
import { CLASSES, sampleOf } from '../../../qr/classes';
import { codePicture } from '../../../qr/code-picture';
import { paper, place, toPixels } from '../../../qr/gray';
import { noise, tones } from '../../../qr/spoil';
import { decodeHere } from '../../../qr/zxing-wasm';
import { createPrng } from '../../../simulator/world/prng';

const decode = decodeHere();
const read = (picture: Pixels) => readCodes(picture, { decode, now: () => 0 });
const texts = async (picture: Pixels): Promise<string[]> =>
  (await read(picture)).map(({ text }) => text).toSorted();

const SAMPLES = 6;
/** Codes that may be missed among the samples; `tsx tests/bench/qr.ts` has the shares over many more of them. */
const MAY_MISS: Readonly<Record<string, number>> = {
  noise: 1,
  'small: 1.3 to 2.5 pixels a module': 1,
};

describe('of each class of pictures', () => {
  it.each(CLASSES.map((kind) => [kind.name, kind] as const))('%s', async (name, kind) => {
    const missed: string[] = [];
    const madeUp: string[] = [];
    for (let number = 0; number < SAMPLES; number += 1) {
      const sample = sampleOf(kind, number);
      const found = await texts(toPixels(sample.picture));
      missed.push(...sample.texts.filter((text) => !found.includes(text)));
      madeUp.push(...found.filter((text) => !sample.texts.includes(text)));
    }
    expect(missed.length, `missed: ${missed.join(' ')}`).toBeLessThanOrEqual(MAY_MISS[name] ?? 0);
    expect(madeUp).toEqual([]);
  });
});

describe('a picture', () => {
  it('tells where its codes are, in its own pixels', async () => {
    const sheet = paper(400, 300);
    place(sheet, codePicture({ text: 'here', module: 4, quiet: 0 }), 200, 100);
    const [code] = await read(toPixels(sheet));
    // In modules of 4 pixels: 21 of them make a side.
    expect(code?.corners.map(({ x, y }) => [Math.round(x / 4), Math.round(y / 4)])).toEqual([
      [50, 25],
      [71, 25],
      [71, 46],
      [50, 46],
    ]);
  });

  it('with an easy code beside one that is hard to read has both', async () => {
    const hard = noise(codePicture({ text: 'https://hard.example/', module: 4 }), 0.35, createPrng('hard'));
    const easy = codePicture({ text: 'https://easy.example/', module: 4 });
    const sheet = paper(easy.width + hard.width, easy.height);
    place(sheet, easy, 0, 0);
    place(sheet, hard, easy.width, 0);
    const looks: string[][] = [];
    const noting = async (picture: Pixels, threshold: 'local' | 'whole') => {
      const found = await decode(picture, threshold);
      looks.push(found.map(({ text }) => text));
      return found;
    };
    const found = await readCodes(toPixels(sheet), { decode: noting, now: () => 0 });
    expect(found.map(({ text }) => text).toSorted()).toEqual([
      'https://easy.example/',
      'https://hard.example/',
    ]);
    expect(looks[0], 'one look alone does not do').toEqual(['https://easy.example/']);
  });

  it('that is dark on nothing, or light on nothing, is read', async () => {
    const code = codePicture({ text: 'see-through', module: 4 });
    for (const ink of [0, 255]) {
      const pixels = toPixels(ink === 0 ? code : tones(code, 1, 0));
      for (let at = 0; at < pixels.data.length; at += 4) if (pixels.data[at] !== ink) pixels.data[at + 3] = 0;
      expect(await texts(pixels), `ink ${ink}`).toEqual(['see-through']);
    }
  });

  it('keeps every character of a text, and tells bytes that are none', async () => {
    const odd = '\u202ehttps://xn--e1awd7f.example/ дом 東京 \u200b';
    expect(
      await texts(
        toPixels(codePicture({ text: new TextDecoder('latin1').decode(new TextEncoder().encode(odd)) })),
      ),
    ).toEqual([odd]);
  });

  it('of one pixel, and one without a code, have none', async () => {
    expect(await read(toPixels(paper(1, 1)))).toEqual([]);
    expect(await read(toPixels(noise(paper(300, 200, 0.5), 0.3, createPrng('nothing'))))).toEqual([]);
  });
});

describe('a huge picture', () => {
  it('of a huge picture goes into looks at a smaller copy', async () => {
    const sizes: number[] = [];
    const noting = async ({ width, height }: Pixels): Promise<FoundCode[]> => {
      sizes.push(width * height);
      return [];
    };
    await readCodes(toPixels(paper(4_000, 2_500)), { decode: noting, now: () => 0 });
    expect(sizes.slice(0, 2)).toEqual([10_000_000, 10_000_000]);
    expect(sizes.length).toBeGreaterThan(3);
    expect(Math.max(...sizes.slice(2))).toBeLessThanOrEqual(4_000_000);
  });
});
