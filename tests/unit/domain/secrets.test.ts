import { describe, expect, it } from 'vitest';
import { looksSecret } from '@/utils/domain/secret-value';
import { findSecrets } from '@/utils/domain/secrets';

const JWT = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiI0NzExIn0.c2lnbmF0dXJlLWluLWJhc2U2NA';

describe('looksSecret', () => {
  it.each([
    JWT,
    `Bearer ${JWT}`,
    'anna@firma.example',
    'mailto:anna.b+c@firma.example',
    'W1ts2gVgVOu9YPdNiRO5rWNd7ZgqdRLk',
    'c55fd38699801a942eb6bd1de39de3948f2e2857',
    'AXe-NXURwvjaCyq8WWQjzCQLGAOiFFVsnmtZLs',
    'kzaVO4lHrin1ixrAbZi782YNZzbYPMqb9JId7BB6A/A=',
    'x;session:betuu8n809l8bkv99t0gvjpgv5',
    '4f9a1c7be2d84f0a9b3c5d6e7f80912a',
    'abcdefabcdefabcdefabcdefabcdefa1',
    '/some/q9Zk81bXq0vJtR7wq9Zk81',
    'q9Zk81bX/q0vJtR7w/Ab3dE9fG',
    'q9Zk81b/xyzR7wq0vJtR7w',
    'q9Zk8abc/xR7wq0vJtR7wZ',
    'a1b2c3d4a1b2c3d4a1b2',
    'abcdefgh1abcdefghij1',
    'abcdefgH1abcdefghijk',
  ])('%s', (value) => expect(looksSecret(value, 20)).toBe(true));

  it.each([
    '',
    '84213907',
    '1732230000000',
    '12345678901234567890123456',
    'f47ac10b-58cc-4372-a567-0e02b2c3d479',
    '@anna@social.example',
    'the-quick-brown-fox-jumps-over-the-lazy-dog',
    'iphone-15-pro-max-256gb-titan-schwarz-2023',
    'ConfidentialQuarterlyReportFinal',
    'Rechtsschutzversicherungsgesellschaft',
    '2026-11-21T22:33:44.123Z',
    'en_US.UTF-8',
    'https://www.example.com/path/to/some/page.html',
    'product/category/subcategory/item',
    'a'.repeat(64),
    '/a1/b2/c3/d4/e5/f6/g7/h8/i9/j0/k1',
    'x1Y2abc/defZ3w4/A1b2C3d4',
    'q9Zk81bXq0vJtR7w',
    '12345678901234567890123456789012345',
    'abcdefabcdefabcdefabc1',
    'abcdefabcdefabcdefabcdefabcdef1zz',
    'a1a1a1a1a1a1a1a1a1a1a1a1',
    'abcdefghij1abcdefghi',
  ])('not %s', (value) => expect(looksSecret(value, 20)).toBe(false));
});

const found = (url: string) => findSecrets(url, (host) => host === 'intranet');

describe('findSecrets', () => {
  it.each([
    ['https://a.example/x?a=1&token=abc&b=2', '&token=abc', 'https://a.example/x?a=1&b=2'],
    ['https://a.example/x?token=abc&b=2', '?token=abc', 'https://a.example/x?b=2'],
    ['https://a.example?token=abc', '?token=abc', 'https://a.example/'],
    ['https://a.example/?%74oken=abc', '?%74oken=abc', 'https://a.example/'],
    [
      'https://a.example/?u=https%3A%2F%2Fb.example%2F%3Ftoken%3Dabc',
      '?u=https%3A%2F%2Fb.example%2F%3Ftoken%3Dabc',
      'https://a.example/',
    ],
    [
      'https://a.example/?u=https%253A%252F%252Fann%253Apw%2540b.example',
      '?u=https%253A%252F%252Fann%253Apw%2540b.example',
      'https://a.example/',
    ],
    ['https://a.example/?u=//intranet/x', '?u=//intranet/x', 'https://a.example/'],
    ['https://a.example/?u=http://intranet:8080/', '?u=http://intranet:8080/', 'https://a.example/'],
    ['https://a.example/?x=session_id:abc', '?x=session_id:abc', 'https://a.example/'],
    ['https://a.example/reset/ab.cd12345', '/ab.cd12345', 'https://a.example/reset'],
    ['https://a.example/invite/abcDef', '/abcDef', 'https://a.example/invite'],
    [
      'https://a.example/file/q9Zk81bXq0vJtR7wq9Zk8deadbee',
      '/q9Zk81bXq0vJtR7wq9Zk8deadbee',
      'https://a.example/file',
    ],
    [
      'https://a.example/file/deadbeeq9Zk81bXq0vJtR7wq9Zk8',
      '/deadbeeq9Zk81bXq0vJtR7wq9Zk8',
      'https://a.example/file',
    ],
    ['https://a.example/?u=http://intranet/x&b=2', '?u=http://intranet/x', 'https://a.example/?b=2'],
    // A browser takes a backslash for a slash.
    ['https://a.example/?u=http%3A%5C%5Cintranet', '?u=http%3A%5C%5Cintranet', 'https://a.example/'],
    [
      'https://a.example/proxy/https%3A%2F%2Fintranet%2Fx/y',
      '/https%3A%2F%2Fintranet%2Fx',
      'https://a.example/proxy/y',
    ],
    ['https://a.example/?anna@firma.example', '?anna@firma.example', 'https://a.example/'],
    ['https://a.example/reset/Ab3dE9/step', '/Ab3dE9', 'https://a.example/reset/step'],
    ['https://a.example/invite/abcdefghijklmnopqrst', '/abcdefghijklmnopqrst', 'https://a.example/invite'],
    ['https://a.example/password-reset/99f1', '/99f1', 'https://a.example/password-reset'],
    [
      'https://a.example/unsubscribe/anna%40firma.example',
      '/anna%40firma.example',
      'https://a.example/unsubscribe',
    ],
    ['https://a.example/x;jsessionid=AB12?b=2', '/x;jsessionid=AB12', 'https://a.example/?b=2'],
    [`https://a.example/v/${JWT}`, `/${JWT}`, 'https://a.example/v'],
    [
      'https://a.example/d/q9Zk81bXq0vJtR7wq9Zk81bXq0vJtR7w/edit',
      '/q9Zk81bXq0vJtR7wq9Zk81bXq0vJtR7w',
      'https://a.example/d/edit',
    ],
  ])('%s', (url, text, without) => {
    const { secrets, ...rest } = found(url);
    expect(secrets.map((secret) => secret.text)).toEqual([text]);
    expect(rest.without).toBe(without);
  });

  it.each([
    'https://a.example/proxy/http://intranet/wiki/plan',
    'https://a.example/proxy/https:/intranet:8080/wiki/plan',
    'https://a.example/web/2020/ftp://anna:pw@b.example/plan',
  ])('nothing behind an address in the path that stays here is left: %s', (url) => {
    expect(found(url).without).toMatch(/\/(?:http:\/|https:|ftp:\/)$/);
  });

  it.each([
    'https://a.example/proxy/http://b.example/wiki/plan',
    'https://a.example/web/2020/https://b.example/@anna/plan',
    'https://a.example/intranet/x',
    'https://secure.paketdienst-zoll.example/de/track/freigabe?id=84213907&src=mail&lang=de',
    'https://login-portal.example/sso/verify?s=19',
    'https://a.example/verify/account/login.php',
    'https://a.example/reset?token=',
    'https://a.example/?auth=true&session=0',
    'https://a.example/?sort=asc&&=&x',
    'https://a.example/r/commit/da39a3ee5e6b4b0d3255bfef95601890afd80709',
    'https://a.example/assets/app.4f9a1c7be2d84f0a9b3c5d6e7f80912a.js',
    'https://a.example/?id=f47ac10b-58cc-4372-a567-0e02b2c3d479',
    'https://a.example/?u=https%3A%2F%2Fb.example%2Fpage',
    'https://a.example/%zz?x=%zz',
    'https://a.example?x=1',
    'https://a.example/?tokens',
    'https://a.example/?x=a;session:true',
    'https://a.example/?x=a:b;c:d',
    'https://a.example/reset/a1b',
    'https://a.example/list/sort-key=price/page=2',
    'https://a.example/list/a:b,c=d',
    'https://a.example/x%3Fpage=zwei',
    'https://a.example/x%3Ftoken=',
    'https://a.example/x%3Ftoken=true',
    'https://a.example/verify/login2.php',
    'https://a.example/verify/page1.mp3',
    'https://a.example/invite/my-averylongwordwithoutgap',
    'https://a.example/invite/averylongwordwithoutgap-my',
  ])('nothing in %s', (url) => expect(found(url)).toEqual({ secrets: [], without: url }));

  it('says where each stands, and under which name', () => {
    expect(found('https://a.example/reset/Ab3dE9?%74oken=abc').secrets).toEqual([
      { where: 'path', name: 'path', text: '/Ab3dE9' },
      { where: 'query', name: 'token', text: '?%74oken=abc' },
    ]);
  });

  it('asks about the host alone of an address in the query, whatever its port', () => {
    const asked: string[] = [];
    findSecrets('https://a.example/?u=http://[fd00::1]:8080/&v=//b.example:/', (host) => {
      asked.push(host);
      return false;
    });
    expect(asked).toEqual(['[fd00::1]', 'b.example']);
  });

  it('looks elsewhere for one of six characters, not for a shorter one', () => {
    expect(found('https://a.example/abcdef/x?token=abcdef&sig=zyxwvu').without).toBe('https://a.example/x');
    expect(found('https://a.example/x1234?pin=1234').without).toBe('https://a.example/x1234');
  });

  it('takes out the same secret wherever else it stands', () => {
    const { secrets, without } = found('https://a.example/x/geheim42?token=geheim42&copy=geheim42&b=1');
    expect(secrets.map(({ text }) => text)).toEqual(['/geheim42', '?token=geheim42', '&copy=geheim42']);
    expect(without).toBe('https://a.example/x?b=1');
  });

  it('takes out short secrets beside long ones', () => {
    expect(found('https://a.example/?pin=1234&token=geheim42&b=1').without).toBe('https://a.example/?b=1');
  });

  it('is quick with a long address of odd parts', () => {
    const many = Array.from({ length: 1_500 }, (_, at) => `k${at}=ey-ey`).join('&');
    expect(found(`https://a.example/?${many}&token=abcdefgh`).without).not.toContain('abcdefgh');
  });
});

it('takes no time to speak of for an address as long as a download may have', () => {
  const url = `https://a.example/?q=${'a'.repeat(400_000)}`;
  expect(found(url)).toEqual({ secrets: [], without: url });
});
