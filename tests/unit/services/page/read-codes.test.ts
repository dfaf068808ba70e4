import { describe, expect, it } from 'vitest';
import type { FoundCode } from '@/utils/domain/code';
import type { Pixels } from '@/utils/services/page/pixels';
import { readCodes } from '@/utils/services/page/qr';
import { paper, toPixels } from '../../../qr/gray';

describe('a look', () => {
  const corners = [{ x: 10, y: 20 }];
  const code = (text: string, binaryBytes = 0): FoundCode => ({ text, binaryBytes, corners });
  /** What a decoder is shown, and what it answers look by look. */
  async function looksAt(picture: Pixels, answers: readonly (readonly FoundCode[])[] = []) {
    const looks: { tones: readonly number[]; width: number; threshold: string }[] = [];
    const decode = async ({ data, width }: Pixels, threshold: string) => {
      looks.push({ tones: [...data.subarray(0, 4)], width, threshold });
      return answers[looks.length - 1] ?? [];
    };
    return { looks, found: await readCodes(picture, { decode, now: () => 0 }) };
  }

  it('is at the picture as it is, with both thresholds, then at what was made of it', async () => {
    const { looks } = await looksAt(toPixels(paper(10, 10)));
    expect(looks.map(({ width, threshold }) => `${width} ${threshold}`)).toEqual([
      ...['10 local', '10 whole', '20 local', '10 local', '10 local', '10 local', '10 local'],
    ]);
  });

  it('finds a code where it is in the picture, whichever size it was found in', async () => {
    const { found } = await looksAt(toPixels(paper(10, 10)), [[], [code('as it is')], [code('enlarged')]]);
    expect(found).toEqual([code('as it is'), { ...code('enlarged'), corners: [{ x: 5, y: 10 }] }]);
  });

  it('adds what none before has found', async () => {
    const again = { ...code('a'), corners: [] };
    const { found, looks } = await looksAt(toPixels(paper(10, 10)), [
      [code('a')],
      [again, code('', 3)],
      [code('', 4)],
    ]);
    expect(found).toMatchObject([code('a'), code('', 3), { text: '', binaryBytes: 4 }]);
    expect(looks, 'what was found ends no looking').toHaveLength(7);
  });

  it('at what shows through is one upon white, and upon black only where that had nothing', async () => {
    const glass = toPixels(paper(10, 10));
    glass.data.fill(0);
    const { looks } = await looksAt(glass);
    expect(looks.map(({ tones: [red] }) => red).filter((_, n) => n % 7 < 2)).toEqual([255, 255, 0, 0]);
    expect(looks).toHaveLength(14);
    expect((await looksAt(glass, [[], [], [code('a')]])).looks).toHaveLength(7);
  });
});

describe('the time', () => {
  const code: FoundCode = { text: 'late', binaryBytes: 0, corners: [] };

  it('is up after some looks: what was found until then counts', async () => {
    let [clock, looks] = [0, 0];
    const slow = async (): Promise<FoundCode[]> => {
      clock += 3_000;
      looks += 1;
      return looks === 2 ? [code] : [];
    };
    expect(await readCodes(toPixels(paper(10, 10)), { decode: slow, now: () => clock })).toEqual([code]);
    expect(looks).toBe(2);
  });

  it('is not up before it is', async () => {
    let [clock, looks] = [0, 0];
    const slow = async (): Promise<FoundCode[]> => {
      clock += 2_000;
      looks += 1;
      return [];
    };
    await readCodes(toPixels(paper(10, 10)), { decode: slow, now: () => clock });
    expect(looks).toBe(3);
  });
});
