import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalizeUrl } from '@/utils/domain/canonical-url';
import type { Indicator } from '@/utils/domain/indicator';
import { parseIndicator } from '@/utils/domain/parse-indicator';
import type { PrivacyDecision } from '@/utils/domain/privacy';
import { decide } from '@/utils/domain/privacy-gate';
import { OWN_LIST, PRIVATE_HOSTS, PRIVATE_URLS, SECRET_URLS, STRIPPED_URLS } from './leaky-urls';

/** A loaded machine may take long to make up so many examples. */
const ROOM = { timeout: 60_000 };

function decideText(text: string): PrivacyDecision {
  const parsed = parseIndicator(text);
  if (!parsed.ok) throw new Error(`${text} was not read`);
  return decide(parsed.value, { privateHosts: OWN_LIST });
}

describe('decide (DESIGN §4)', () => {
  it('says of the settings page what it shows', () => {
    const typed = 'https://anna:geheim@shop.muster.example/konto?nr=17&token=q9Zk81bXq0vJtR7w#rechnung';
    expect(decideText(typed)).toEqual({
      decision: 'ask',
      secrets: [{ where: 'query', name: 'token', text: '&token=q9Zk81bXq0vJtR7w' }],
      asIs: 'https://shop.muster.example/konto?nr=17&token=q9Zk81bXq0vJtR7w',
      without: 'https://shop.muster.example/konto?nr=17',
      removed: [
        { what: 'credentials', text: 'anna:geheim@' },
        { what: 'fragment', text: '#rechnung' },
      ],
    });
  });

  it.each([
    'https://secure.paketdienst-zoll.example/de/track/freigabe?id=84213907&src=mail&lang=de',
    'https://login-portal.example/sso/verify?s=19',
    'https://login-portal.example/?next=https://other.example/page',
    'https://wiki.labor-sued.example/index.php?title=Pr%C3%BCfprotokoll',
    'http://198.51.100.77:8081/bin.sh',
    'http://alte-seite.example/~mueller/%zz',
    'paket-info.example',
    '2001:db8:4471::25',
    'd41d8cd98f00b204e9800998ecf8427e',
  ])('sends %s as it is', (value) =>
    expect(decideText(value)).toEqual({ decision: 'send', value, removed: [] }),
  );

  it('has a corpus worth the name', () => {
    const all = new Set([...PRIVATE_URLS, ...SECRET_URLS, ...STRIPPED_URLS]);
    expect(all.size).toBeGreaterThanOrEqual(300);
  });

  it.each(PRIVATE_URLS)('keeps %s here', (url) => expect(decideText(url).decision).toBe('private'));

  it.each(SECRET_URLS)('asks about %s', (url) => {
    const decision = decideText(url);
    if (decision.decision !== 'ask') throw new Error(JSON.stringify(decision));
    expect(decision.asIs).toBe(url);
    expect(decision.without).not.toMatch(/geheim|anna|eyJ|q9Zk|4f9a1c/i);
    for (const { text } of decision.secrets) expect(decision.without).not.toContain(text);
    // What is offered without the secrets needs no second question.
    expect(decideText(decision.without)).toEqual({ decision: 'send', value: decision.without, removed: [] });
  });

  it.each(STRIPPED_URLS)('cuts something off %s', (url) => {
    const decision = decideText(url);
    if (decision.decision !== 'send') throw new Error(JSON.stringify(decision));
    expect(decision.removed).toHaveLength(1);
    for (const { text } of decision.removed) expect(decision.value).not.toContain(text);
    expect(decision.value).not.toMatch(/geheim|anna|[@#]/);
  });

  it.each(PRIVATE_HOSTS.filter((host) => !/[:[]|x7f|^\d+$|127\.1|0177/.test(host) && host.includes('.')))(
    'keeps %s here without a link',
    (host) => expect(decideText(host).decision).toBe('private'),
  );

  it.each<Indicator>([
    { kind: 'url', value: 'javascript:alert(1)' },
    { kind: 'url', value: 'file:///etc/hosts' },
    { kind: 'url', value: 'no link' },
    { kind: 'url', value: '' },
    { kind: 'url', value: 'http://exa mple/' },
    { kind: 'url', value: 'http://127.0.0.1\\@public.example/' },
    { kind: 'url', value: 'http://int\tranet/' },
    { kind: 'domain', value: '' },
    { kind: 'domain', value: 'a/b' },
    { kind: 'ip', value: '10.0.0.1' },
    { kind: 'ip', value: '::1' },
    { kind: 'ip', value: 'fe80::1' },
  ])('fails closed: $kind $value', (indicator) => {
    const { kind, value } = indicator;
    const rule =
      kind === 'ip' || /127/.test(value)
        ? 'private-address'
        : expect.stringMatching(/^(?:local-name|single-label)$/);
    expect(decide(indicator, { privateHosts: [] })).toMatchObject({ decision: 'private', rule });
  });

  it('judges the host a browser would visit', () => {
    const decision = decide(
      { kind: 'url', value: 'http://public.example\\@127.0.0.1/' },
      { privateHosts: [] },
    );
    expect(decision).toMatchObject({ decision: 'send', value: 'http://public.example/@127.0.0.1/' });
  });

  const part = fc.stringMatching(/^[\w.~!$'()*+,;:=%-]{1,20}$/);
  const url = fc
    .record({ host: fc.domain(), user: part, path: part, query: part, fragment: part })
    .map(({ host, user, path, query, fragment }) => `https://${user}@${host}/${path}?x=${query}#${fragment}`);

  it('never lets out user, password or fragment', ROOM, () => {
    fc.assert(
      fc.property(url, (text) => {
        const decision = decide({ kind: 'url', value: text }, { privateHosts: [] });
        if (decision.decision === 'private') return fc.pre(false);
        const [before = ''] = text.split('#');
        const kept = `https://${before.slice(before.indexOf('@') + 1)}`;
        expect(decision.decision === 'send' ? decision.value : decision.asIs).toBe(kept);
        expect(decision.removed.map(({ what }) => what)).toEqual(['credentials', 'fragment']);
      }),
    );
  });

  it('lets nothing through that it would not let through a second time', ROOM, () => {
    const pieces = [
      'a',
      'b',
      '.',
      '/',
      '\\',
      '@',
      ':',
      '#',
      '?',
      '%',
      '2',
      'e',
      'f',
      '5',
      '0',
      ' ',
      '\t',
      '[',
    ];
    const words = [
      ']',
      '-',
      '_',
      '10.0.0.1',
      'localhost',
      'evil.example',
      '%40',
      '%2f',
      '%23',
      'ß',
      '&',
      '=',
    ];
    const address = fc.array(fc.constantFrom(...pieces, ...words), { maxLength: 14 });
    fc.assert(
      fc.property(address, (parts) => {
        const parsed = parseIndicator(`http://${parts.join('')}`);
        if (!parsed.ok || parsed.value.kind !== 'url') return;
        const decision = decide(parsed.value, { privateHosts: [] });
        if (decision.decision === 'private') return;
        const sent = decision.decision === 'send' ? [decision.value] : [decision.asIs, decision.without];
        for (const value of sent) {
          const { username, password, hash, hostname } = new URL(value);
          expect([username, password, hash]).toEqual(['', '', '']);
          expect(hostname).toBe(new URL(parsed.value.value).hostname);
          expect(decide({ kind: 'url', value }, { privateHosts: [] }).decision).not.toBe('private');
          const form = canonicalizeUrl(value);
          if (form !== null) expect(new URL(form).hostname).toBe(hostname);
        }
      }),
      { numRuns: 2_000 },
    );
  });

  it('never sends a private host, however it is spelled', ROOM, () => {
    const ipv4 = fc.tuple(
      fc.constantFrom('10', '127', '0', '224', '255'),
      fc.nat(255),
      fc.nat(255),
      fc.nat(255),
    );
    const spellings = ipv4.chain(([a, b, c, d]) => {
      const number = Number(a) * 2 ** 24 + b * 65_536 + c * 256 + d;
      const six = `${(number >>> 16).toString(16)}:${(number & 0xffff).toString(16)}`;
      const octal = [a, b, c, d].map((byte) => `0${Number(byte).toString(8)}`).join('.');
      return fc.constantFrom(
        `${a}.${b}.${c}.${d}`,
        `${number}`,
        `0x${number.toString(16)}`,
        octal,
        `${a}。${b}．${c}｡${d}`,
        `[::ffff:${six}]`,
        `[64:ff9b::${six}]`,
        `[2002:${six}::1]`,
      );
    });
    fc.assert(
      fc.property(spellings, fc.constantFrom('', ':8080'), (host, port) => {
        expect(decide({ kind: 'url', value: `http://${host}${port}/x` }, { privateHosts: [] }).decision).toBe(
          'private',
        );
      }),
    );
  });
});
