import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codeContent } from '@/utils/domain/code-content';

/** Those of the first test vectors of BIP 32 and of NIP 19. */
const XPRV =
  'xprv9s21ZrQH143K3QTDL4LXw2F7HEK3wJUD2nW2nRk4stbPy6cq3jPPqjiChkVvvNKmPGJxWUtg6LnF5kejMRNNU3TGtRBeJgk33yuGBxrMPHi';
const NSEC = 'nsec1vl029mgpspedva04g90vltkh6fvh240zqtv9k0t9af8935ke9laqsnlfe5';
/** Bitcoin's own example of the form. */
const WIF = '5HueCGU8rMjxEXxiPuD5BDku4MkFqeZyd4dZ1jvhTVqvbTLvyTJ';

describe('what a code is for', () => {
  it.each([
    ['https://a.example/x?y=1', 'text', true],
    ['hxxp://a[.]example', 'text', true],
    ['a.example:8080/x', 'text', true],
    ['localhost:3000', 'text', true],
    ['note: buy milk', 'text', true],
    ['WIFI:S:Home;;', 'wifi', false],
    ['  wifi:S:Home;P:x;;', 'wifi', false],
    ['\u200b\ufeffWIFI:S:Home;P:x;;', 'wifi', false],
    ['\u0000\u0001\ufffdWIFI:S:Home;P:x;;', 'wifi', false],
    ['\0\0\n otpauth://totp/x?secret=A', 'secret', false],
    ['otpauth://totp/x?secret=A', 'secret', false],
    ['OTPAUTH-MIGRATION://offline?data=A', 'secret', false],
    ['LPA:1$smdp.example$CODE', 'secret', false],
    ['BEGIN:VCARD\nFN:A\nEND:VCARD', 'contact', true],
    ['MECARD:N:A;URL:https://a.example;;', 'contact', true],
    ['mailto:a@b.example?subject=x', 'mail', false],
    ['tel:+4930123', 'phone', false],
    ['SMSTO:12345:WIN https://a.example', 'message', true],
    ['geo:52.5,13.4', 'place', false],
    ['BEGIN:VEVENT\nSUMMARY:A', 'event', true],
    ['bitcoin:bc1q?amount=1', 'payment', false],
    ['00020101021226', 'payment', false],
    ['javascript:alert(1)', 'program', false],
    ['intent://x#Intent;end', 'program', false],
    ['ftp://a.example/x', 'program', false],
    ['', 'text', true],
    ['xprvabcdefghijklmnopqrstu.example.com', 'text', true],
    [XPRV.slice(0, 100), 'text', true],
    [`${XPRV}abcdefgh`, 'text', true],
    ['nsec1a.example.com', 'text', true],
    [`${NSEC}x`, 'text', true],
    [WIF.slice(0, 50), 'text', true],
    [`${WIF}x`, 'text', true],
    [`${WIF}.example`, 'text', true],
    [`${WIF}-x`, 'text', true],
    [WIF.toLowerCase(), 'text', true],
    [`L${WIF.slice(1)}`, 'text', true],
    ['L'.repeat(52), 'text', true],
    [`${'K'.repeat(51)}2`, 'text', true],
    [`L${'a'.repeat(51)}`, 'text', true],
    [WIF, 'secret', false],
    [NSEC.toUpperCase(), 'secret', false],
  ] as const)('%j is %s', (text, kind, readable) => {
    expect(codeContent(text)).toMatchObject({ kind, readable });
  });
});

describe('what is covered', () => {
  it.each([
    ['WIFI:T:WPA;S:Cafe;P:p\\;w\\:x;H:true;;', 'WIFI:T:WPA;S:Cafe;P:••••••••;H:true;;'],
    ['WIFI:T:WPA;P:"a;b";S:Cafe;;', 'WIFI:T:WPA;P:••••••••;S:Cafe;;'],
    ['WIFI:S:Cafe;P:"a;b";;', 'WIFI:S:Cafe;P:••••••••;;'],
    ['WIFI:S:Cafe;P:"a;b"', 'WIFI:S:Cafe;P:••••••••'],
    ['WIFI:S:Cafe;P: "a\\";b";c;H:true";;', 'WIFI:S:Cafe;P:••••••••;;'],
    ['WIFI:S:Cafe;P:"a";b";;', 'WIFI:S:Cafe;P:••••••••;;'],
    ['WIFI:S:Cafe;P:"a;b;H:true;;', 'WIFI:S:Cafe;P:••••••••'],
    ['WIFI:S:Cafe;P:"";H:true;;', 'WIFI:S:Cafe;P:••••••••;H:true;;'],
    [`${'\ufffd'.repeat(215)}WIFI:S:a;P:b;;`, 'WIFI:S:a;P:••••••••;;'],
    [`${'\u200b'.repeat(215)}LPA:1$a$b`, 'LPA:••••••••'],
    ['WIFI:S:a;\u200bP\u00ad:b;;', 'WIFI:S:a;P:••••••••;;'],
    ['otpauth://totp/a?se\u200bcret=b&key=c', 'otpauth://totp/a?secret=••••••••&key=••••••••'],
    ['WIFI:P:first;S:Cafe;;', 'WIFI:P:••••••••;S:Cafe;;'],
    [
      'WIFI:T:WPA2-EAP;S:Cafe;E:PEAP;PH2:MSCHAPV2;A:anon;I:me;P:pw;;',
      'WIFI:T:WPA2-EAP;S:Cafe;E:PEAP;PH2:••••••••;A:••••••••;I:••••••••;P:••••••••;;',
    ],
    [
      'otpauth://totp/Bank:anna?secret=JBSW&issuer=Bank',
      'otpauth://totp/Bank:anna?secret=••••••••&issuer=Bank',
    ],
    ['LPA:1$smdp.example$CODE', 'LPA:••••••••'],
    ['-----BEGIN RSA PRIVATE KEY-----\nMIIE', '••••••••'],
    [`nostr:${NSEC}`, 'nostr:••••••••'],
    [XPRV, '••••••••'],
    [`yprv${XPRV.slice(4)}.`, '••••••••'],
    [WIF, '••••••••'],
    [`${WIF}. Keep: it`, '••••••••'],
    [`L1${WIF.slice(1)}\nx`, '••••••••'],
    [`K1${WIF.slice(1)}`, '••••••••'],
    [`${XPRV}:foo`, '••••••••'],
    [`${XPRV}?key=1`, '••••••••'],
    [`${NSEC} see secret: zzz`, '••••••••'],
    [`\ufffd\0${NSEC}:def`, '••••••••'],
    ['-----BEGIN PRIVATE KEY-----\nMIIE\n-----END PRIVATE KEY-----\nfor: me', '••••••••'],
    ['LPA:1$smdp.example$CODE?key=1', 'LPA:••••••••'],
    ['\0LPA:1$smdp.example$CODE:x', 'LPA:••••••••'],
  ])('%j', (text, shown) => expect(codeContent(text).shown).toBe(shown));

  it('is every password and key, wherever it stands', () => {
    const secret = fc.stringMatching(/^[A-Z2-7]{8,32}$/);
    const name = fc.stringMatching(/^[a-z ]{0,12}$/);
    fc.assert(
      fc.property(secret, name, fc.boolean(), (key, label, first) => {
        const fields = first ? [`P:${key}`, `S:${label}`] : [`S:${label}`, `P:${key}`];
        expect(codeContent(`WIFI:${fields.join(';')};;`).shown).not.toContain(key);
        expect(codeContent(`WIFI:S:${label};P:"${label};${key}";;`).shown).not.toContain(key);
        expect(codeContent(`otpauth://totp/${label}?issuer=x&secret=${key}&digits=6`).shown).not.toContain(
          key,
        );
        expect(codeContent(`otpauth-migration://offline?data=${key}`).shown).not.toContain(key);
      }),
    );
  });

  it('does not hang, whatever it is: what is not linear takes minutes', () => {
    for (const piece of ['P:"', 'P:";', '";A', '\\"', '; ', 'P:" '])
      expect(codeContent(`WIFI:${piece.repeat(200_000)}`).kind).toBe('wifi');
  });

  it('nothing in what is no secret', () => {
    const text = 'https://a.example/?secret=x;P:y;';
    expect(codeContent(text).shown).toBe(text);
  });
});
