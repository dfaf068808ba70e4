import fc from 'fast-check';
import { expect } from 'vitest';
import { codeContent } from '@/utils/domain/code-content';
import { pictureSize } from '@/utils/services/page/picture-size';
import { anyText, textOf } from '../unit/domain/texts';
import { fuzz } from './fuzz';

const BEGINNINGS = [
  ...[
    'WIFI:',
    'wifi:T:WPA;S:',
    'DPP:',
    'otpauth://totp/',
    'OTPAUTH-MIGRATION://',
    'LPA:1$',
    'BEGIN:VCARD\n',
    'MECARD:',
  ],
  ...[
    'mailto:',
    'tel:',
    'SMSTO:',
    'geo:',
    'bitcoin:',
    '000201',
    'https://',
    'HXXP://',
    'javascript:',
    'data:',
    'intent://',
    '',
  ],
];
const invisible = textOf('\u200b\u200d\ufeff\u2060 \t\n', 3);
const rest = fc.oneof(textOf('PSTHIAK:;\\,"=&?abc1 \u0000\u202e', 40), anyText);
const code = fc
  .tuple(invisible, fc.constantFrom(...BEGINNINGS), rest)
  .map(([before, begins, after]) => before + begins + after);

fuzz('any text of a code is sorted without a throw, and only what is for reading is read', code, (text) => {
  const { kind, shown, readable } = codeContent(text);
  expect(readable).toBe(['text', 'contact', 'event', 'message'].includes(kind));
  if (/^(?:\s|\u200b|\u200d|\ufeff|\u2060)*(?:wifi|dpp|otpauth|otpauth-migration|lpa):/i.test(text)) {
    expect(readable).toBe(false);
    expect(['wifi', 'secret']).toContain(kind);
  }
  if (readable) expect(shown).toBe(text);
});

const secret = fc.stringMatching(/^[A-Za-z0-9]{8,40}$/);
const name = textOf('abc \\;:,é\u200b'.replace('\\;', ''), 12);

fuzz(
  'no secret of a code is shown, wherever it stands in it',
  fc.tuple(secret, name, name, fc.nat(5)),
  ([key, one, other, at]) => {
    const fields = [`S:${one}`, 'T:WPA', `H:true`, `R:${other}`];
    const wifi = `WIFI:${fields.toSpliced(at, 0, `P:${key}`).join(';')};;`;
    const params = ['digits=6', `issuer=${other}`, 'period=30'];
    const totp = `otpauth://totp/${one}?${params.toSpliced(at, 0, `secret=${key}`).join('&')}`;
    for (const text of [wifi, totp, `LPA:1$${one}$${key}`, `ssh:${key}`]) {
      expect(codeContent(text).shown.replaceAll(one, '').replaceAll(other, '')).not.toContain(key);
    }
  },
);

const HEADS: readonly (readonly number[])[] = [
  ...[
    '\x89PNG\r\n\x1a\n\0\0\0\rIHDR',
    'GIF89a',
    'RIFF\0\0\0\0WEBPVP8 ',
    'RIFF\0\0\0\0WEBPVP8L',
    'RIFF\0\0\0\0WEBPVP8X',
  ],
  ...[
    'BM',
    '\0\0\0\x20ftypavif',
    '\xff\xd8\xff',
    '\xff\xd8\xff\xe0\0\x04\x09\x09\xff\xc2\0\x0b',
    '<svg ',
    '',
  ],
].map((head) => [...head].map((letter) => letter.charCodeAt(0)));
const picture = fc
  .tuple(
    fc.constantFrom(...HEADS),
    fc.uint8Array({ maxLength: 80 }),
    fc.nat(3),
    fc.constantFrom(
      [],
      [...'ispe'].map((l) => l.charCodeAt(0)),
    ),
  )
  .map(([head, rest, cut, box]) => new Uint8Array([...head.slice(0, head.length - cut), ...box, ...rest]));

fuzz('the head of any picture says a size, or it is no picture; nothing throws', picture, (bytes) => {
  const size = pictureSize(bytes);
  if (size === null) return;
  for (const side of [size.width, size.height])
    expect(Number.isSafeInteger(side) && side >= 0 && side < 2 ** 32).toBe(true);
  expect(size.type).not.toContain('svg');
  // Of AVIF the largest of several boxes counts, and there may be another one.
  if (size.type !== 'image/avif') expect(pictureSize(new Uint8Array([...bytes, 0, 0, 0, 0]))).toEqual(size);
});
