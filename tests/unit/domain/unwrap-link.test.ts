import { describe, expect, it } from 'vitest';
import { decide } from '@/utils/domain/privacy-gate';
import { unwrapLink } from '@/utils/domain/unwrap-link';

const LINK = 'https://evil.example/a?b=1&c=%2F#d';
const IN_QUERY = encodeURIComponent(LINK);
const SAFE = 'https://eur05.safelinks.protection.outlook.com/';
const REST = 'data=05%7C02%7Canna%40firma.example%7C6dfa1dd0%7C84df9e7f%7C1%7C0&sdata=x%3D&reserved=0';

describe('the link within a redirect', () => {
  it.each([
    `${SAFE}?url=${IN_QUERY}&${REST}`,
    `https://safelinks.protection.outlook.com/GetUrlReputation?x=1&url=${IN_QUERY}`,
    `https://usg02.safelinks.protection.office365.us/?url=${IN_QUERY}&${REST}`,
    `https://statics.teams.cdn.office.net/evergreen-assets/safelinks/2/atp-safelinks.html?url=${IN_QUERY}&locale=de`,
    `https://urldefense.proofpoint.com/v1/url?u=${IN_QUERY}&k=x`,
    'https://urldefense.proofpoint.com/v2/url?u=https-3A__evil.example_a-3Fb-3D1-26c-3D-252F-23d&d=DwMFaQ&r=QsmAGkM&e=',
    'https://urldefense.com/v3/__https://evil.example/a?b=1&c=*2F*d__;JSM!!ABC!x$',
    'https://urldefense.us/v3/__https:/evil.example/a?b=1&c=**B*d__;JTJGIw!!ABC!x$',
    `https://linkprotect.cudasvc.com/url?a=${IN_QUERY}&c=E,1,x&typo=1`,
    `https://www.google.com/url?q=${IN_QUERY}&sa=D&ust=1&usg=AOvVaw`,
    `http://www.google.com.au/url?sa=t&rct=j&q=&esrc=s&url=${IN_QUERY}&usg=x`,
    `https://google.de/url?q=${IN_QUERY}`,
    `https://l.facebook.com/l.php?u=${IN_QUERY}&h=AT0`,
    `https://lm.facebook.com/l.php?u=${IN_QUERY}`,
    `https://l.instagram.com/?u=${IN_QUERY}&e=AT0`,
    `https://www.youtube.com/redirect?event=video_description&q=${IN_QUERY}&v=x`,
    `https://deref-gmx.net/mail/client/WDPyyXQEo7Q/dereferrer/?redirectUrl=${IN_QUERY}`,
    `https://deref-web-02.de/mail/client/dereferrer/?redirectUrl=${IN_QUERY}`,
  ])('%s', (address) => {
    expect(unwrapLink(address)).toEqual({ inner: LINK, by: [new URL(address).hostname] });
  });

  it.each([
    [
      'runs of characters',
      'https://urldefense.com/v3/__https://evil.example/**Bx*__;w6TDtsO8w58!!A$',
      'https://evil.example/äöüxß',
    ],
    [
      'a letter of base64url',
      'https://urldefense.com/v3/__https://evil.example/*__;4KC-!!A$',
      'https://evil.example/\u083e',
    ],
    ['nothing encoded', 'https://urldefense.com/v3/__http://evil.example/a__;!!A$', 'http://evil.example/a'],
    ['a host in letters', `${SAFE}?url=http%3A%2F%2Fb%C3%BCcher.example%2F`, 'http://xn--bcher-kva.example/'],
    ['the same twice', `${SAFE}?url=http%3A%2F%2Fa.example&url=http%3A%2F%2FA.example`, 'http://a.example'],
  ])('%s', (_, address, inner) => expect(unwrapLink(address)?.inner).toBe(inner));

  it.each([
    ['another host', `https://safelinks.protection.outlook.com.evil.example/?url=${IN_QUERY}`],
    ['another host', `https://xsafelinks.protection.outlook.com/?url=${IN_QUERY}`],
    ['another host', `https://google.evil.example/url?q=${IN_QUERY}`],
    ['another host', `https://evil.example/v2/url?u=http-3A__a.example`],
    ['another page', `https://www.google.com/search?q=${IN_QUERY}`],
    ['another page', `https://www.youtube.com/watch?q=${IN_QUERY}`],
    ['another page', 'https://urldefense.com/v4/__http://a.example/__;!!A$'],
    ['another page', 'https://urldefense.com/v2/link?u=http-3A__a.example'],
    ['no link', `${SAFE}?${REST}`],
    ['no link', 'https://www.google.com/url?q=evil.example'],
    ['no address of the web', `${SAFE}?url=javascript%3Aalert(1)`],
    ['no host', `${SAFE}?url=https%3A%2F%2F`],
    ['two links', `${SAFE}?url=http%3A%2F%2Fa.example&url=http%3A%2F%2Fb.example`],
    ['two links', 'https://www.google.com/url?q=http://a.example/&url=http://b.example/'],
    ['too little encoded', 'https://urldefense.com/v3/__https://evil.example/**B*__;w6TDtg!!A$'],
    ['too much encoded', 'https://urldefense.com/v3/__https://evil.example/*__;w6TDtg!!A$'],
    ['no base64', 'https://urldefense.com/v3/__https://evil.example/*__;w!!A$'],
    ['no UTF-8', 'https://urldefense.com/v3/__https://evil.example/*__;_w!!A$'],
    ['no escapes', 'https://urldefense.proofpoint.com/v2/url?u=https-3A__evil.example_-zz'],
    ['no address', 'no address'],
  ])('or none: %s, %s', (_, address) => expect(unwrapLink(address)).toBeNull());

  it('is read in time that grows with the length only (faults.md §5.4)', () => {
    for (const kind of ['*', '**A', '__;', '__;a', '-3A', 'u=http%3A&']) {
      const text = `https://urldefense.com/v3/__${kind.repeat(8_000 / kind.length)}`;
      const started = process.cpuUsage();
      for (let round = 0; round < 10; round++) unwrapLink(text);
      const { user, system } = process.cpuUsage(started);
      expect((user + system) / 10_000, kind).toBeLessThan(500);
    }
  });
});

describe('what leaves of a redirect', () => {
  const decided = (value: string, privateHosts: readonly string[] = []) =>
    decide({ kind: 'url', value }, { privateHosts });
  const wrap = (link: string): string => `${SAFE}?url=${encodeURIComponent(link)}&${REST}`;
  const BY = { what: 'wrapper', text: 'eur05.safelinks.protection.outlook.com' };

  it('is the link within it, and what else was left out', () => {
    expect(decided(wrap('https://anna:pw@evil.example/a#b'))).toEqual({
      decision: 'send',
      value: 'https://evil.example/a',
      removed: [BY, { what: 'credentials', text: 'anna:pw@' }, { what: 'fragment', text: '#b' }],
    });
  });

  it('is asked about where the link within holds a secret', () => {
    expect(decided(wrap('https://evil.example/?token=geheim&a=1'))).toMatchObject({
      decision: 'ask',
      asIs: 'https://evil.example/?token=geheim&a=1',
      without: 'https://evil.example/?a=1',
      removed: [BY],
    });
  });

  it('is nothing where the link within is private, or the redirect itself', () => {
    const inner = wrap('http://10.0.0.1/x');
    expect(decided(inner)).toEqual({ decision: 'private', rule: 'private-address', host: '10.0.0.1' });
    expect(decided(wrap('https://evil.example/'), ['*.outlook.com']).decision).toBe('private');
  });

  it('is the innermost link where one redirect is in the other', () => {
    const google = 'https://www.google.com/url?q=https%3A%2F%2Fevil.example%2F';
    expect(decided(wrap(google))).toEqual({
      decision: 'send',
      value: 'https://evil.example/',
      removed: [BY, { what: 'wrapper', text: 'www.google.com' }],
    });
  });

  it('is asked about where no link can be read out of it, for it names the recipient', () => {
    const { decision, ...rest } = decided(`${SAFE}?url=nothing&${REST}`);
    expect(decision).toBe('ask');
    expect(rest).toMatchObject({ without: `${SAFE}?url=nothing&sdata=x%3D&reserved=0` });
  });

  it('ends, however often it is wrapped', () => {
    let link = 'https://evil.example/';
    for (let times = 0; times < 8; times++) link = `https://www.google.com/url?q=${encodeURIComponent(link)}`;
    const { decision, ...rest } = decided(link);
    expect(decision).toBe('send');
    expect('removed' in rest && rest.removed).toHaveLength(5);
  });
});
