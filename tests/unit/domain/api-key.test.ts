import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { API_KEY_LENGTH, parseApiKey } from '@/utils/domain/api-key';

const KEY = '0f1e2d3c4b5a69788796a5b4c3d2e1f00f1e2d3c4b5a69788796a5b4c3d2c41e';
const OTHER = KEY.replace('0f1e', 'aaaa');
const shape = (length: number) => ({
  ok: false,
  failure: { tag: 'bad-input', why: { reason: 'key-shape', length } },
});

describe('parseApiKey finds the key in what people paste', () => {
  it.each([
    ['alone', KEY],
    ['with a line break and spaces around', `  ${KEY}\r\n`],
    ['in upper case', KEY.toUpperCase()],
    ['as a header', `x-apikey: ${KEY}`],
    ['as a header without a space', `X-ApiKey:${KEY}`],
    ['in quotes', `"${KEY}",`],
    ['as an environment variable', `export VT_API_KEY='${KEY}'; vt url x`],
    ['inside a command', `curl -H 'x-apikey: ${KEY}' --url https://www.virustotal.com/api/v3/urls`],
    ['broken over two lines', `${KEY.slice(0, 40)}\n${KEY.slice(40)}`],
    ['a header broken over two lines', `x-apikey: ${KEY.slice(0, 40)}\n   ${KEY.slice(40)}`],
    ['in groups', KEY.replace(/(.{8})/g, '$1 ')],
    ['with zero-width characters', `\uFEFF${KEY.slice(0, 9)}\u200B${KEY.slice(9)}`],
    ['twice the same', `${KEY}\n${KEY.toUpperCase()}`],
  ])('%s', (_name, text) => {
    expect(parseApiKey(text)).toEqual({ ok: true, value: KEY });
  });
});

describe('parseApiKey refuses what is no key', () => {
  it.each([
    ['nothing', '', 0],
    ['blanks', ' \n\t', 0],
    ['one digit short', KEY.slice(1), API_KEY_LENGTH - 1],
    ['one digit too long', `${KEY}0`, API_KEY_LENGTH + 1],
    ['a letter beyond f', `g${KEY.slice(1)}`, API_KEY_LENGTH],
    ['the masked key', '•••• •••• c41e', 12],
    ['a short key behind its label', 'x-apikey: abc123', 6],
    ['a SHA-512', KEY + KEY, 2 * API_KEY_LENGTH],
  ])('%s', (_name, text, length) => {
    expect(parseApiKey(text)).toEqual(shape(length));
  });

  it('a text as long as one may be, and not longer', () => {
    const text = `${'x '.repeat(1_968)}${KEY}`;
    expect(text).toHaveLength(4_000);
    expect(parseApiKey(text)).toEqual({ ok: true, value: KEY });
    expect(parseApiKey(` ${text}`).ok).toBe(false);
  });

  it('two different keys', () => {
    expect(parseApiKey(`${KEY}\n${OTHER}`).ok).toBe(false);
  });

  it('a text too long to be about one key', () => {
    expect(parseApiKey(`${KEY} ${'x '.repeat(2_000)}`).ok).toBe(false);
  });
});

it('what parseApiKey returns is 64 lower-case digits and parses to itself', () => {
  const around = fc.string({ unit: fc.constantFrom(' ', '\n', '"', "'", '\t', '\u200B') });
  const key = fc.string({ unit: fc.constantFrom(...'0123456789abcdefABCDEF'), minLength: 64, maxLength: 64 });
  fc.assert(
    fc.property(around, key, around, (before, text, after) => {
      expect(parseApiKey(before + text + after)).toEqual({ ok: true, value: text.toLowerCase() });
    }),
  );
});

it('never fails with an exception, and never returns anything but a key', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
      const result = parseApiKey(text);
      expect(result.ok ? result.value : KEY).toMatch(/^[0-9a-f]{64}$/);
    }),
  );
});
