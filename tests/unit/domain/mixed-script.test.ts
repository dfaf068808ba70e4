import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mixesScripts } from '@/utils/domain/mixed-script';
import { decodePunycode } from '@/utils/domain/punycode';

describe('mixesScripts (faults.md §5.22)', () => {
  it.each([
    ['ex\u0430mple.com', true],
    ['xn--exmple-4nf.com', true],
    ['www.XN--EXMPLE-4NF.com', true],
    ['p\u03bfst.example', true],
    ['example.com', false],
    ['xn--mnchen-3ya.de', false],
    ['\u043f\u0440\u0438\u043c\u0435\u0440.com', false],
    ['xn--e1afmkfd.xn--p1ai', false],
    ['日本語ab.example', false],
    ['xn--', false],
    ['xn--\u{1f600}.com', false],
    [`xn--${'z'.repeat(5_000)}`, false],
    ['198.51.100.7', false],
    ['', false],
    ['axn--exmple-4nf.com', false],
  ])('%s: %s', (host, mixed) => expect(mixesScripts(host)).toBe(mixed));
});

describe('decodePunycode', () => {
  it('undoes what a URL parser does', () => {
    const label = fc.string({ unit: fc.constantFrom(...'abz09äßжωあ中한😀'), minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(label, (letters) => {
        const [encoded = ''] = new URL(`http://x${letters}.example`).hostname.split('.');
        if (!encoded.startsWith('xn--')) return;
        const decoded = decodePunycode(encoded.slice(4));
        expect(new URL(`http://${decoded}.example`).hostname).toBe(`${encoded}.example`);
        expect(decoded).not.toMatch(/^\p{ASCII}*$/u);
      }),
    );
  });

  it.each([
    ['dn32g', '\u{10ffff}'],
    ['dn32h', null],
    ['99999999', null],
    ['a-_', null],
    // Where the next digit weighs otherwise: RFC 3492 §6.1, from 455 on.
    ['ab-8kc24e9f', 'ab\u0430\u04e6\u050e'],
    ['4ca22dpd', '\u00e4\u0214\u023c'],
    [`${'a'.repeat(58)}-`, 'a'.repeat(58)],
    [`${'a'.repeat(59)}-`, null],
  ])('%s is %j', (encoded, letters) => expect(decodePunycode(encoded)).toBe(letters));

  it('never throws', () => {
    fc.assert(fc.property(fc.stringMatching(/^[a-z0-9-]{0,70}$/), (text) => void decodePunycode(text)));
  });
});
