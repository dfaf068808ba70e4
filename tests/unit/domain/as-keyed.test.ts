import { expect, it } from 'vitest';
import { asKeyed } from '@/utils/domain/as-keyed';

it.each([
  ['https：／／evil．example／a？b＝ｃ', 'https://evil.example/a?b=c'],
  ['ｈｔｔｐ：／／evil．example', 'http://evil.example'],
  ['ｈｘｘｐｓ：//ｅvil．example？ａ', 'hxxps://evil.example?a'],
  ['https:／／evil.example/ａ／b', 'https://evil.example/ａ／b'],
  ['https：//evil.example＃ａ', 'https://evil.example#a'],
  // JSON.
  ['https:\\/\\/evil.example\\/a\\/', 'https://evil.example/a/'],
  ['"hxxp:\\/\\/evil[.]example"', '"hxxp://evil[.]example"'],
])('%s was meant as %s', (text, meant) => expect(asKeyed(text)).toBe(meant));

it.each([
  '',
  'evil．example',
  'https://evil.example？',
  'https://evil．example／ａ',
  'https://evil.example\\/a',
  'see https：／／evil.example',
  'ｆｔｐ：／／evil.example',
])('%j stays as it is', (text) => expect(asKeyed(text)).toBe(text));
