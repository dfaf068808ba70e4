import fc from 'fast-check';
import { expect } from 'vitest';
import { codeContent } from '@/utils/domain/code-content';
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
