import { describe, expect, it } from 'vitest';
import { encodesSecret } from '@/utils/domain/encodes-secret';
import { saysSecret } from '@/utils/domain/says-secret';

const RULES = { long: 20, keepsHere: (host: string) => host === 'intranet' };
const holds = (value: string): boolean => saysSecret(value, RULES) || encodesSecret(value, RULES);

const base64 = (text: string): string => Buffer.from(text).toString('base64');
const base64url = (text: string): string => Buffer.from(text).toString('base64url');
const hex = (text: string): string => Buffer.from(text).toString('hex');

const JWT = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiI0NzExIn0.c2lnbmF0dXJl';

describe('what a value gives away (DESIGN §4, faults.md §5.28)', () => {
  it.each<[value: string, ...encoded: string[]]>([
    // The shortest that there is: no random string by its looks.
    ['a@b.de', base64('a@b.de'), base64url('a@b.de'), hex('a@b.de'), hex('a@b.de').toUpperCase()],
    ['anna@firma.example', base64('anna@firma.example'), base64(base64('anna@firma.example'))],
    ['ab@cd.example?', base64('ab@cd.example?>~'), base64url('ab@cd.example?>~')],
    ['jürgen@müller.example', base64('jürgen@müller.example'), hex('jürgen@müller.example')],
    [
      'id=1;a@b.de',
      base64('id=1;a@b.de'),
      `list-${base64url('a@b.de')}`,
      `${base64url('a@b.de')}_3`,
      `1/${base64('a@b.de')}/2`,
    ],
    ['{"to":"a@b.de"}', base64('{"to":"a@b.de"}')],
    ['Anna <anna@firma.example>', base64('Anna <anna@firma.example>')],
    ['05|02|anna@firma.example|84df', 'x,anna@firma.example', '/welcome?mail=anna@firma.example'],
    ['a%40b.de', base64('a%40b.de')],
    ['{"access_token":"abc123"}', base64('{"access_token":"abc123"}')],
    ["{'user':'x', 'password' : 'abc'}", '{password:abc}', '[{"id":1},{"session":"abc"}]'],
    ['token=abc', base64('token=abc'), hex('x=1&token=abc')],
    [JWT, base64(JWT)],
    ['http://intranet/x', base64('http://intranet/x')],
    ['http://anna:pw@host/x', base64('//anna@host')],
    ['//anna:pw@b.example', base64('https://anna:pw@b.example/')],
  ])('%s, plain or encoded', (plain, ...encoded) => {
    if (!plain.includes('%')) expect(holds(plain)).toBe(true);
    for (const one of encoded) expect(holds(one), one).toBe(true);
  });

  it.each([
    '@anna@social.example',
    '/img/logo@2x.png',
    '/img/logo@1.5x.photos',
    '/library@1.2.3-beta.rc',
    'src=/js/chart@4.min.js',
    'react@18.2.0',
    '{"token":""}',
    '{"token":false,"page":2}',
    '{"name":"token","sort":"key"}',
    'forgot password: what to do',
    'react@18.2.0',
    'anna@firma',
    'a @ b.de',
    // Words, ids and what encodes nothing that gives anything away.
    'products',
    'Download-Center/Overview',
    'GoogleAnalytics2026',
    base64('lang=de&page=2'),
    // Three layers nobody puts around anything.
    base64(base64(base64('a@b.de'))),
    // Shorter than anything that could be said.
    '0x40',
    '?token',
    base64('http://a.de'),
    hex('page 2 of 3'),
    '4f9a1c7be2d8',
    'deadbeefcafe',
    'AAAAAAAA',
    'Zm9vYmFyL',
    base64('\u0000a@b.de'),
    Buffer.from([0xff, 0x61, 0x40, 0x62, 0x2e, 0x64, 0x65]).toString('base64'),
  ])('and nothing in %s', (value) => expect(holds(value)).toBe(false));

  it('is read in time that grows with the length only (faults.md §5.4)', () => {
    for (const kind of ['a', 'A1', 'a@', 'a@a.', '@a.', 'YUBiLmRl-', 'YUBiLmR/', 'a.a@']) {
      const text = kind.repeat(8_192 / kind.length);
      const started = process.cpuUsage();
      for (let round = 0; round < 10; round++) holds(text);
      const { user, system } = process.cpuUsage(started);
      expect((user + system) / 10_000, kind).toBeLessThan(500);
    }
  });
});
