import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchesHost, meansEveryHost } from '@/utils/domain/host-pattern';
import { privateRule } from '@/utils/domain/private-host';

/** A loaded machine may take long to make up so many examples. */
const ROOM = { timeout: 60_000 };

const LOCAL = [
  'localhost',
  'localhost.',
  'LOCALHOST',
  'a.localhost',
  'printer.local',
  'app.internal',
  'nas.lan',
  'wiki.intranet',
  'files.corp',
  'router.home',
  'x.private',
  'gw.home.arpa',
  'box.localdomain',
  'a.test',
  'a.invalid',
  'duskgytldkxiuqc6.onion',
  'stats.i2p',
  'x.alt',
  'PRINTER.LOCAL.',
  'printer。local',
  'fritz.box',
  'nas.fritz.box',
  'fritz.nas',
  'speedport.ip',
  'easy.box',
  'o2.box',
  'nas.tail1a2b3.ts.net',
  'nas.anna.beta.tailscale.net',
  'api.shop.svc',
  'db.service.consul',
  'vm-1.x.internal.cloudapp.net',
  'relay.mail',
  '_dns.resolver.arpa',
  'default.service.arpa',
  '7.1.168.192.in-addr.arpa',
  '10.in-addr.arpa',
  '31.172.in-addr.arpa',
  '1.0.0.d.f.ip6.arpa',
  '8.e.f.ip6.arpa',
  'c.f.ip6.arpa',
];
const SINGLE = ['intranet1', 'wiki', 'fileserver.', 'münchen'];
const ADDRESSES = [
  'fd12:1:2:3:4:5:6:7',
  '10.0.0.1',
  '10.255.255.255',
  '172.16.0.1',
  '172.31.255.255',
  '192.168.0.1',
  '100.64.0.1',
  '100.127.255.255',
  '127.0.0.1',
  '127.255.255.255',
  '0.0.0.0',
  '0.1.2.3',
  '169.254.169.254',
  '192.0.0.8',
  '198.18.0.1',
  '198.19.255.1',
  '224.0.0.1',
  '239.255.255.255',
  '240.0.0.1',
  '255.255.255.255',
  '0x7f.1',
  '2130706433',
  '0177.0.0.1',
  '10.1',
  '127。0。0。1',
  '１２７.0.0.1',
  '::',
  '::1',
  '[::1]',
  'fc00::1',
  'fdff::1',
  'fe80::1',
  'febf::1',
  'fec0::1',
  'ff02::1',
  '::ffff:10.0.0.1',
  '::ffff:7f00:1',
  '[::ffff:192.168.1.1]',
  '::10.0.0.1',
  '::ffff:0:10.0.0.1',
  '64:ff9b::10.0.0.1',
  '64:ff9b:1::1',
  '64:ff9b:1::8.8.8.8',
  '2002:a00:1::',
  '2002:c0a8:101::1',
  '100::1',
  '::1:808:808',
  '64:1::808:808',
  '1:ff9b::808:808',
  '4000::1',
];
const PUBLIC = [
  'example.com',
  'a.example',
  'shop.muster.example',
  'local.example.com',
  'localhost.example',
  'xn--mnchen-3ya.de',
  '8.8.8.8',
  '9.255.255.255',
  '11.0.0.0',
  '172.15.255.255',
  '172.32.0.0',
  '192.167.255.255',
  '192.169.0.0',
  '100.63.255.255',
  '100.128.0.0',
  '128.0.0.1',
  '126.255.255.255',
  '169.253.1.1',
  '198.17.1.1',
  '198.20.0.1',
  '223.255.255.255',
  '1.0.0.0',
  '203.0.113.87',
  '198.51.100.77',
  '192.0.2.144',
  '2001:db8:4471::25',
  '2606:4700::1111',
  '2001:4860:4860::8888',
  '::ffff:8.8.8.8',
  '64:ff9b::8.8.8.8',
  '2002:808:808::1',
  '::8.8.8.8',
  '2001:db8::ffff:a00:1',
  '2001:db8:1:2:3:4:5:6',
  '2000::1',
  '10.0.0.example',
  // Only by their whole labels.
  'myfritz.box',
  'fritz.box.example',
  'xts.net',
  'tailscale.net',
  'cloudapp.net',
  'consul.example',
  'gmail.com',
  'mail.example',
  'svc.example',
  'arpa.example',
  '7.113.0.203.in-addr.arpa',
  '15.172.in-addr.arpa',
  'x.10.in-addr.arpa',
  '1.2.3.4.10.in-addr.arpa',
  '1.0.0.2.ip6.arpa',
  'b.c.e.f.ip6.arpa',
  '8.f.ip6.arpa',
];

describe('privateRule (DESIGN §4, faults.md §5.14 to §5.18)', () => {
  it.each(LOCAL)('%s is a local name', (host) => expect(privateRule(host, [])).toBe('local-name'));
  it.each(SINGLE)('%s is a single label', (host) => expect(privateRule(host, [])).toBe('single-label'));
  it.each(ADDRESSES)('%s is a private address', (host) =>
    expect(privateRule(host, [])).toBe('private-address'),
  );
  it.each(PUBLIC)('%s is public', (host) => expect(privateRule(host, [])).toBeNull());
  it.each(['', ' ', 'a b', '1.2.3.4.5', '[::1', '.', '.intranet', 'a..example'])(
    '%j cannot be read and stays',
    (host) => {
      expect(privateRule(host, [])).toBe('local-name');
    },
  );

  it('knows the own list', () => {
    expect(privateRule('wiki.corp.example', ['*.corp.example'])).toBe('own-list');
    expect(privateRule('203.0.113.7', ['203.0.113.*'])).toBe('own-list');
    expect(privateRule('2001:db8:1::7', ['2001:db8:1:*'])).toBe('own-list');
    expect(privateRule('wiki.example', ['corp.example'])).toBeNull();
  });
});

describe('matchesHost', () => {
  it.each([
    ['wiki.corp.example', 'wiki.corp.example'],
    ['*.corp.example', 'a.b.corp.example'],
    ['*.corp.example', 'corp.example'],
    ['*corp.example', 'mycorp.example'],
    ['*.CORP.Example.', 'a.corp.example'],
    ['https://wiki.corp.example:8443/start?x', 'wiki.corp.example'],
    ['corp.example:8080', 'corp.example'],
    ['10.1.*', '10.1.2.3'],
    ['wiki-*.example', 'wiki-7.example'],
    ['a*b*c.example', 'aXbYbZc.example'],
    ['*.münchen.example', 'rathaus.xn--mnchen-3ya.example'],
    ['[2001:db8::1]:443', '2001:db8::1'],
    ['2001:db8::*', '2001:db8::1'],
    ['*', 'anything.example'],
    [' corp.example ', 'corp.example'],
    ['https://anna@corp.example/', 'corp.example'],
    ['2001:db8::1', '2001:db8::1'],
    ['*a*.example', 'a.example'],
    ['a*b.example', 'ab.example'],
  ])('%s means %s', (pattern, host) => expect(matchesHost(pattern, host)).toBe(true));

  it.each([
    ['corp.example', 'wiki.corp.example'],
    ['*.corp.example', 'evilcorp.example'],
    ['*.corp.example', 'corp.example.evil.example'],
    ['10.1.*', '10.10.2.3'],
    ['a*a.example', 'a.example'],
    ['', 'a.example'],
    ['  ', 'a.example'],
    ['a.b', 'aXb'],
    ['1http://corp.example', '1corp.example'],
    ['203.1', '203.0.0.1'],
    ['a*x*b.example', 'ab.example'],
    ['a*bb*b.example', 'abb.example'],
    ['a*b*c', 'axc'],
    ['\u00e4 b', 'a.example'],
  ])('%s does not mean %s', (pattern, host) => expect(matchesHost(pattern, host)).toBe(false));

  it('agrees with a pattern written as a regular expression', ROOM, () => {
    const text = fc.stringMatching(/^[ab.]{0,8}$/);
    fc.assert(
      fc.property(fc.stringMatching(/^[ab][ab.*]{0,6}[ab]$/), text, (pattern, host) => {
        const regex = new RegExp(`^${pattern.replaceAll('.', '\\.').replaceAll('*', '.*')}$`);
        expect(matchesHost(pattern, host)).toBe(regex.test(host));
      }),
    );
  });
});

describe('a line that would keep every host here', () => {
  it.each(['*', '**', '*.*', '.*', '..*..', ' * ', 'https://*/x', '*:443', 'anna@*'])('is %j', (line) =>
    expect(meansEveryHost(line)).toBe(true),
  );

  it.each(['', '.', '..', '*.example', 'a*', '*a', 'a*b', 'a.*.', '*.*.example'])('is not %j', (line) =>
    expect(meansEveryHost(line)).toBe(false),
  );
});
