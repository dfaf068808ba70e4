import { describe, expect, it } from 'vitest';
import { locate } from '@/utils/services/virustotal/location';

const VT = 'https://www.virustotal.com';
const GATEWAY = 'http://127.0.0.1:8080/vt';
const foreign = { ok: false, failure: { tag: 'upstream', status: 0, reason: 'foreign-host' } };
const where = (path: readonly string[], address = VT) => locate({ path }, 'key', address);

describe('the address of a call', () => {
  it.each([
    [['files', 'a/b'], '/api/v3/files/a%2Fb'],
    [['analyses', 'bWQ1OjE='], '/api/v3/analyses/bWQ1OjE%3D'],
    [['comments', 'x?y#z'], '/api/v3/comments/x%3Fy%23z'],
    [['domains', '%2e%2e'], '/api/v3/domains/%252e%252e'],
    [['ip_addresses', '2001:db8::1'], '/api/v3/ip_addresses/2001%3Adb8%3A%3A1'],
    [['files', '//evil.example'], '/api/v3/files/%2F%2Fevil.example'],
    [['files', '\\..\\x'], '/api/v3/files/%5C..%5Cx'],
  ])('escapes %j', (path, expected) => {
    expect(where(path)).toMatchObject({ ok: true, value: { url: { href: VT + expected }, apiOrigin: VT } });
  });

  it.each([[['files', '..']], [['files', '.', 'x']], [['files', '']], [['files', '\ud800']]])(
    'refuses %j as no id',
    (path) => {
      expect(where(path)).toMatchObject({
        ok: false,
        failure: { tag: 'bad-input', why: { reason: 'not-an-indicator' } },
      });
    },
  );

  it('escapes cursors and leaves out what is null', () => {
    const located = locate({ path: ['comments'], query: { cursor: 'STEwCi4=&x=1', limit: null } }, 'key', VT);
    expect(located).toMatchObject({
      value: { url: { href: `${VT}/api/v3/comments?cursor=STEwCi4%3D%26x%3D1` } },
    });
  });

  it.each(['http://www.virustotal.com', 'ftp://x.example', 'https://u:p@x.example', 'nonsense', ''])(
    'refuses the API address %j',
    (address) => {
      expect(where(['metadata'], address)).toMatchObject({ ok: false, failure: { tag: 'internal' } });
    },
  );
});

describe('the address of an upload (faults.md §5.44)', () => {
  const upload = (target: string, address: string) => locate({ path: ['files'], target }, 'key', address);

  it.each([
    [`${VT}/_ah/upload/token/`, VT],
    ['https://bigfiles.virustotal.com/upload/token', VT],
    ['http://127.0.0.1:8080/_ah/upload/token', GATEWAY],
  ])('takes %s', (target, address) => {
    expect(upload(target, address)).toMatchObject({ ok: true, value: { url: { href: target } } });
  });

  it.each([
    ['http://www.virustotal.com/_ah/upload/token', VT],
    ['https://www.virustotal.com:8443/upload', VT],
    ['https://someone@www.virustotal.com/upload', VT],
    ['https://www.virustotal.com@evil.example/upload', VT],
    ['https://www.virustotal.com.evil.example/upload', VT],
    ['https://evil.example/upload', VT],
    ['data:text/plain,x', VT],
    ['not an address', VT],
    ['', VT],
    ['https://bigfiles.virustotal.com/upload', GATEWAY],
    [`${VT}/upload`, GATEWAY],
    ['http://127.0.0.1:8081/upload', GATEWAY],
  ])('refuses %j', (target, address) => {
    expect(upload(target, address)).toEqual(foreign);
  });
});
