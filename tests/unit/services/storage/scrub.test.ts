import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createScrub, createScrubber } from '@/utils/services/storage/scrub';

const KEY = '0123456789abcdef'.repeat(4);
const OTHER = 'f'.repeat(64);
const unreadable = async () => {
  throw new Error('locked');
};

describe('createScrub', () => {
  it.each([
    [[KEY], `x-apikey: ${KEY}`, 'x-apikey: [key]'],
    [[KEY], `${KEY}${KEY}`, '[key][key]'],
    [[KEY], `a${KEY.toUpperCase()}b`, 'a[key]b'],
    [[KEY, OTHER], `${OTHER} and ${KEY}`, '[key] and [key]'],
    [[KEY], OTHER, OTHER],
    [[], KEY, KEY],
  ])('with the keys %j, %s becomes %s', async (keys, text, scrubbed) => {
    expect(await createScrub(async () => keys)(text)).toBe(scrubbed);
  });

  it('takes a token of any characters by the letter', async () => {
    const characters = fc.string({ unit: 'binary-ascii', minLength: 8, maxLength: 20 });
    await fc.assert(
      fc.asyncProperty(characters, async (token) => {
        const scrub = createScrub(async () => [token]);
        expect(await scrub(`<${token}>`)).toBe('<[key]>');
      }),
    );
    const scrub = createScrub(async () => ['a.c+e']);
    expect(await scrub('abcce a.c+e accce')).toBe('abcce [key] accce');
  });

  it.each([
    [KEY, '[key]'],
    [KEY.toUpperCase(), '[key]'],
    [`/api/${KEY}/x?y=${OTHER}`, '/api/[key]/x?y=[key]'],
    [KEY.slice(1), KEY.slice(1)],
    [`key_${KEY}0x`, 'key_[key]x'],
  ])('while the keys cannot be read, %s becomes %s', async (text, scrubbed) => {
    expect(await createScrub(unreadable)(text)).toBe(scrubbed);
  });

  it('reads the keys once for many texts', async () => {
    let reads = 0;
    const scrub = await createScrubber(async () => {
      reads += 1;
      return [KEY];
    })();
    expect([KEY, 'a', KEY].map(scrub)).toEqual(['[key]', 'a', '[key]']);
    expect(reads).toBe(1);
  });
});
