import { expect, it } from 'vitest';
import { isGluedName } from '@/utils/domain/glued-name';

/** As a URL spells it. */
const host = (name: string): string => new URL(`http://${name}/`).hostname;

it.each([
  'evil.comです',
  'www.evil.comです',
  'evil.com에서',
  'evil.comは危険',
  'EVIL.COMです',
  'evil.com、b.com',
  'a.「evil.com',
  'a.evil」.com',
  '«evil.com',
  'evil”.com',
])('%s is a name with a sentence behind it', (name) => expect(isGluedName(host(name))).toBe(true));

it.each([
  'evil.com',
  'a.b-1.example',
  'пример.рф',
  '例え.テスト',
  'bücher.de',
  // Registries of other letters have Latin names below them, and names of both.
  'abc日本.jp',
  'abcя.com',
  'com.рф',
  // A registry whose own name is Latin, but not ASCII.
  'a.vermögensberatung',
  'a.xn--',
  // No letters at all.
  'a.xn--99999999',
  '127.0.0.1',
  '',
])('%j is a name, whole', (name) => {
  expect(isGluedName(/^$|xn--/.test(name) ? name : host(name))).toBe(false);
});

it('what stands behind `xn--` is read as its letters, and nothing else is', () => {
  // `xn--16j` stands for the bracket `「`; so would `abcd16j`, were its first four letters not looked at.
  const bracket = host('a.「').slice('a.xn--'.length);
  expect(isGluedName(`a.xn--${bracket}.com`)).toBe(true);
  expect(isGluedName(`a.abcd${bracket}.com`)).toBe(false);
});
