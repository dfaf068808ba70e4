import fc from 'fast-check';
import { expect } from 'vitest';
import { findIndicators } from '@/utils/domain/find-indicators';
import type { Indicator } from '@/utils/domain/indicator';
import { isIndicator } from '@/utils/domain/is-indicator';
import { parseIndicator } from '@/utils/domain/parse-indicator';
import { refang } from '@/utils/domain/refang';
import { anyText } from '../unit/domain/texts';
import { fuzz } from './fuzz';

const LIMIT = 50;

/** What mails, tickets and logs are made of, whole and in pieces. */
const PIECES = [
  ...[
    'http://',
    'https://',
    'hxxp://',
    'hXXps[:]//',
    'h**p://',
    'ftp://',
    'javascript:',
    'blob:',
    'data:,',
    'mailto:',
    '//',
    '\\\\',
    '\\/',
  ],
  ...[
    'evil.example',
    'evil[.]example',
    'evil(dot)example',
    'a.co.uk',
    'co.uk',
    'xn--pypal-4ve.example',
    'пример.example',
  ],
  ...[
    '203.0.113.7',
    '203[.]0[.]113[.]7',
    '0x7f.1',
    '2130706433',
    '127。0。0。1',
    '198.51.100.7/443',
    'evil.comです',
    '請訪問',
    'посетите',
    '👉',
    '・',
    'ｅｖｉｌ．ｃｏｍ',
    '[2001:db8::1]',
    '::ffff:10.0.0.1',
    '10.0.0.0/8',
  ],
  ...[
    'd41d8cd98f00b204e9800998ecf8427e',
    'D41D8CD9',
    'ab'.repeat(20),
    'CD'.repeat(32),
    'ef'.repeat(64),
    '0x',
    ':',
  ],
  ...[
    '/a',
    '/%zz',
    '?q=[.]',
    '#frag',
    '@',
    'user:pass@',
    ':80',
    ':65536',
    '.',
    '..',
    ',',
    ';',
    ')',
    '(',
    '<',
    '>',
    '"',
    "'",
    '、',
    '「',
  ],
  ...[
    ' ',
    '\n',
    '\r\n',
    '\t',
    '\u2028',
    '\u0085',
    '\u00a0',
    '\u200b',
    '\ufeff',
    '\u202e',
    '\0',
    '\ud800',
    '|',
    '-',
    '_',
    '%',
  ],
];
const text = fc
  .array(fc.oneof({ weight: 5, arbitrary: fc.constantFrom(...PIECES) }, { weight: 1, arbitrary: anyText }), {
    maxLength: 14,
  })
  .map((pieces) => pieces.join(''));

/** Read again, it is the same: what is shown, kept and sent is one thing. */
function isWhole(indicator: Indicator): void {
  expect(isIndicator(indicator)).toBe(true);
  expect(indicator.value).toBe(indicator.value.toWellFormed());
  expect(indicator.value).not.toMatch(/[\s\0]/);
  expect(parseIndicator(indicator.value)).toEqual({ ok: true, value: indicator });
  if (indicator.kind === 'url') expect(new URL(indicator.value).protocol).toMatch(/^https?:$/);
  if (indicator.kind === 'file')
    expect(indicator.value).toMatch(/^(?:[0-9a-f]{32}|[0-9a-f]{40}|[0-9a-f]{64})$/);
}

fuzz('any text is read without a throw, and what is found in it is found again', text, (input) => {
  const { indicators } = findIndicators(input, { limit: LIMIT });
  expect(indicators.length).toBeLessThanOrEqual(LIMIT);
  indicators.forEach(isWhole);
});

/** As people write them, and what is meant. */
const DRESSED: readonly (readonly [string, string])[] = [
  ['D41D8CD98F00B204E9800998ECF8427E', 'd41d8cd98f00b204e9800998ecf8427e'],
  [`sha256:${'AB'.repeat(32)}`, 'ab'.repeat(32)],
  [`"0x${'0c'.repeat(20)}",`, '0c'.repeat(20)],
  ['hxxps[:]//evil[.]example/a', 'https://evil.example/a'],
  ['<https://evil.example/a>', 'https://evil.example/a'],
  ['ｈｔｔｐｓ：／／evil．example／a', 'https://evil.example/a'],
  ['(sub.evil(dot)com)', 'sub.evil.com'],
  ['http://[2001:DB8::1]:8080/x', 'http://[2001:db8::1]:8080/x'],
];

fuzz(
  'what is dressed up on a line of its own is found, whatever stands around it',
  fc.tuple(text, fc.constantFrom(...DRESSED), text),
  ([before, [dressed, meant], after]) => {
    const { indicators, truncated } = findIndicators(`${before}\n${dressed}\n${after}`, { limit: 1_000 });
    expect(truncated).toBe(false);
    expect(indicators.map(({ value }) => value)).toContain(meant);
  },
);

fuzz('a text that is one indicator, or says why it is none', text, (input) => {
  const parsed = parseIndicator(input);
  if (parsed.ok) isWhole(parsed.value);
  else expect(parsed.failure.tag).toBe('bad-input');
  expect(typeof refang(input)).toBe('string');
});
