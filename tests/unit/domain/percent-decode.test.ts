import { expect, it } from 'vitest';
import { decodeLeniently } from '@/utils/domain/percent-decode';

it.each([
  ['a+b', 'a b'],
  ['%C3%A4', 'ä'],
  ['%zz%', '%zz%'],
  ['%ff', '\ufffd'],
  ['%2541', 'A'],
  ['%252541', 'A'],
  ['%25252541', '%41'],
])('%s is %s, three times over and no more', (text, decoded) => {
  expect(decodeLeniently(text)).toBe(decoded);
});
