import { expect, it } from 'vitest';
import { indicatorOfClick } from '@/utils/services/checks/clicked';

const domain = (value: string) => ({ ok: true, value: { kind: 'domain', value } });
const refused = (why: object) => ({ ok: false, failure: { tag: 'bad-input', why } });

it.each([
  ['link', 'https://a.example/x', { ok: true, value: { kind: 'url', value: 'https://a.example/x' } }],
  ['page', 'a.example', refused({ reason: 'scheme', scheme: '' })],
  ['selection', 'a.example', domain('a.example')],
  ['selection', 'see a.example, and a.example', domain('a.example')],
  ['selection', 'see a.example and b.example', refused({ reason: 'several', count: 2 })],
  ['selection', 'nothing to see', refused({ reason: 'not-an-indicator' })],
  ['selection', 'evil.pizza', domain('evil.pizza')],
] as const)('a click on a %s, %j', (origin, text, meant) => {
  expect(indicatorOfClick(origin, text)).toEqual(meant);
});

it('more than two hundred in a selection are counted as two hundred', () => {
  const text = Array.from({ length: 300 }, (_, at) => `h${at}.example`).join(' ');
  expect(indicatorOfClick('selection', text)).toEqual(refused({ reason: 'several', count: 200 }));
});
