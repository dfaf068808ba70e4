import { describe, expect, it } from 'vitest';
import { passphraseStrength } from '@/utils/domain/passphrase';
import { ITERATIONS_AT_MOST, parseSecretBox } from '@/utils/domain/secret-box';

describe('a passphrase', () => {
  it.each([
    ['short', 'g7#Kq!v2Zx9'],
    ['fair', 'g7#Kq!v2Zx9p'],
    ['weak', 'adgadgadgadgadg'],
    ['fair', 'adgjmadgjmadgjm'],
    ['fair', 'incomprehensibly'],
    ['fair', 'QAZWSXEDCRFVTGBY'],
    ['fair', '8024681357913579'],
    ['fair', '#&)+/;?[^{~!%('],
    ['strong', '山川田中木村森林石原池沢'],
    ['fair', 'Correct Horse Battery Staple'],
    ['strong', 'cOrrect hOrse battery staple'],
    ['strong', 'correct horse battery stApLe'],
    ['weak', 'correct horse battery 42'],
    ['fair', 'correct horse battery 42!'],
    // What follows the first character is as easy to guess behind it.
    ['weak', 'abqkzmwrtgpxvh'],
    ['fair', 'aoqkzmwrtgpxvh'],
    // To the bit.
    ['weak', 'correct horse 7#4!9'],
    ['fair', 'correct horse 7#4!92'],
    ['fair', 'correct horse battery 7#4!92$5'],
    ['strong', 'correct horse battery 7#4!92$5%'],
    // Two letters are no word.
    ['fair', 'correct horse of it 42'],
    ['strong', 'CorRect Horse Battery Staple'],
  ])('is %s: %s', (strength, passphrase) => expect(passphraseStrength(passphrase)).toBe(strength));
});

describe('a box', () => {
  const box = {
    ...{ kdf: 'PBKDF2-SHA-256', iterations: 1, salt: 'AAAA' },
    ...{ cipher: 'AES-256-GCM', iv: 'AA==', data: 'A'.repeat(20_000) },
  };

  it.each([1, ITERATIONS_AT_MOST])('is taken with %d rounds', (iterations) =>
    expect(parseSecretBox({ ...box, iterations, mood: 1 })).toEqual({ ...box, iterations }),
  );
  it.each([0, 0.5, ITERATIONS_AT_MOST + 0.5, ITERATIONS_AT_MOST + 1, '1', null, undefined])(
    'is refused with %s rounds',
    (iterations) => expect(parseSecretBox({ ...box, iterations })).toBeNull(),
  );
  it.each(['salt', 'iv', 'data'])('is refused where %s is no base64', (name) => {
    for (const odd of ['', 'AAA', 'A=AA', 'AA-_', '=====', 'A'.repeat(20_004), 5, null, undefined, ['AAAA']])
      expect(parseSecretBox({ ...box, [name]: odd })).toBeNull();
  });
  it.each([null, undefined, 5, 'box', {}, { ...box, kdf: 'scrypt' }, { ...box, cipher: 'none' }])(
    'is none: %j',
    (odd) => expect(parseSecretBox(odd)).toBeNull(),
  );
});
