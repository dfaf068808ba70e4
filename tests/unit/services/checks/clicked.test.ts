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
  ['selection', '請訪問evil.com', refused({ reason: 'several', count: 2 })],
  ['selection', '詳細は請訪問evil.comをご覧ください', domain('evil.com')],
  ['selection', '日本語.example.com', domain('xn--wgv71a119e.example.com')],
  ['selection', '詳細は日本語.example.com へ', domain('example.com')],
  // What has no address of its own is not answered with one that stands within it.
  ['link', 'blob:https://a.example/0a-1', refused({ reason: 'scheme', scheme: 'blob', host: 'a.example' })],
  [
    'selection',
    'blob:https://a.example/0a-1',
    refused({ reason: 'scheme', scheme: 'blob', host: 'a.example' }),
  ],
  [
    'selection',
    "javascript:location='http://a.example'",
    refused({ reason: 'scheme', scheme: 'javascript' }),
  ],
  [
    'selection',
    'javascript:void open("http://a.example")',
    refused({ reason: 'scheme', scheme: 'javascript' }),
  ],
  ['selection', 'data:text/html,<a href="//a.example">', refused({ reason: 'scheme', scheme: 'data' })],
  [
    'selection',
    'see javascript:open("http://a.example")',
    { ok: true, value: { kind: 'url', value: 'http://a.example' } },
  ],
  ['selection', 'data: a.example', domain('a.example')],
  [
    'selection',
    'view-source:https://a.example/',
    { ok: true, value: { kind: 'url', value: 'https://a.example/' } },
  ],
] as const)('a click on a %s, %j', (origin, text, meant) => {
  expect(indicatorOfClick(origin, text)).toEqual(meant);
});

it('more than two hundred in a selection are counted as two hundred', () => {
  const text = Array.from({ length: 300 }, (_, at) => `h${at}.example`).join(' ');
  expect(indicatorOfClick('selection', text)).toEqual(refused({ reason: 'several', count: 200 }));
});
