import { describe, expect, it, vi } from 'vitest';
import { closeBox, openBox } from '@/utils/services/transfer/box';
import { boxOf, textIn } from './boxes';

const WORDS = 'ночь onion vapour 夜 7';
const TEXT = '{"key":"Schlüssel 鍵"}';

/** Bytes that count on, so that no two that are asked for are the same. */
function counting() {
  let next = 0;
  return (length: number) => Uint8Array.from({ length }, () => next++);
}

describe('a box', () => {
  it('is closed as the format says, with bytes that nobody used before', async () => {
    const box = await closeBox(TEXT, WORDS, counting());
    expect(textIn(box, WORDS)).toBe(TEXT);
    expect(box).toMatchObject({
      ...{ kdf: 'PBKDF2-SHA-256', iterations: 600_000, cipher: 'AES-256-GCM' },
      salt: Buffer.from(Array.from({ length: 16 }, (_, n) => n)).toString('base64'),
      iv: Buffer.from(Array.from({ length: 12 }, (_, n) => 16 + n)).toString('base64'),
    });
  });

  it('gives its text to the passphrase, however a keyboard composes it', async () => {
    const box = boxOf(TEXT, 'Grüße zwölf');
    expect(await openBox(box, 'Grüße zwölf')).toBe(TEXT);
    expect(await openBox(box, 'Gru\u0308ße zwo\u0308lf')).toBe(TEXT);
  });

  it('lets nobody take the key out of the browser', async () => {
    const derive = vi.spyOn(crypto.subtle, 'deriveKey');
    await openBox(boxOf(TEXT, WORDS), WORDS);
    const keys = await Promise.all(derive.mock.results.map(({ value }) => value));
    derive.mockRestore();
    expect(keys).toMatchObject([{ extractable: false, usages: ['decrypt'] }]);
  });

  it.each([
    ['to another passphrase', boxOf(TEXT, 'another one')],
    [
      'that was changed',
      {
        ...boxOf(TEXT, WORDS),
        data: boxOf(TEXT, WORDS).data.replace(/^./, (first) => (first === 'A' ? 'B' : 'A')),
      },
    ],
    ['of another salt', { ...boxOf(TEXT, WORDS), salt: 'AAAA' }],
    ['of another count', { ...boxOf(TEXT, WORDS), iterations: 4 }],
    ['of another beginning', { ...boxOf(TEXT, WORDS), iv: 'AAAAAAAAAAAAAAAA' }],
    ['that was closed for something else', boxOf(TEXT, WORDS, Buffer.from('another file'))],
    ['with next to nothing in it', { ...boxOf(TEXT, WORDS), data: 'AAAA' }],
  ])('gives nothing %s', async (_, box) => expect(await openBox(box, WORDS)).toBeNull());
});
