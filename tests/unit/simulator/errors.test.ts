import { describe, expect, it } from 'vitest';
import { INACTIVE_KEY, PREMIUM_KEY, UNKNOWN_KEY } from '../../simulator/keys';
import { MALICIOUS_URL } from '../../simulator/world/named';
import { base64url, useSimulator } from './harness';

const house = useSimulator();
const error = (code: string, message: string): string => JSON.stringify({ error: { code, message } });
const id = base64url(MALICIOUS_URL);

describe('errors', () => {
  it.each([
    ['no key', null, 'AuthenticationRequiredError', 'X-Apikey header is missing'],
    ['a wrong key', UNKNOWN_KEY, 'WrongCredentialsError', 'Wrong API key'],
    ['an inactive key', INACTIVE_KEY, 'UserNotActiveError', 'User account is not active'],
  ])('401 for %s', async (_, key, code, message) => {
    const answer = await house.ask(`/urls/${id}`, { key });
    expect(answer.status).toBe(401);
    expect(answer.text).toBe(error(code, message));
  });

  it.each([
    [`/files/${'0'.repeat(64)}`, `File "${'0'.repeat(64)}" not found`],
    ['/urls/thisurlidmakesnosenseatall', 'URL "thisurlidmakesnosenseatall" not found'],
    ['/domains/nie-gesehen.example', 'Domain "nie-gesehen.example" not found'],
    ['/analyses/u-1-2', 'Analysis "u-1-2" not found'],
  ])('404 for %s', async (path, message) => {
    const answer = await house.ask(path);
    expect(answer.status).toBe(404);
    expect(answer.text).toBe(error('NotFoundError', message));
  });

  it('400 for what is no domain, address or URL', async () => {
    const domain = await house.ask('/domains/xpressco.za');
    expect([domain.status, domain.text]).toEqual([
      400,
      error('InvalidArgumentError', 'Domain "xpressco.za" is not a valid domain pattern'),
    ]);
    expect((await house.ask('/ip_addresses/1.2.3')).status).toBe(400);
    const url = await house.ask('/urls', { method: 'POST', form: { url: 'ftp://haus.example/' } });
    expect([url.status, url.text]).toEqual([
      400,
      error('InvalidArgumentError', 'Unable to canonicalize url'),
    ]);
  });

  it('403 for enterprise-only relations of a public key', async () => {
    const answer = await house.ask(`/urls/${id}/redirects_to`);
    expect(answer.status).toBe(403);
    expect(answer.text).toContain('"code":"ForbiddenError"');
    expect((await house.ask(`/urls/${id}/redirects_to`, { key: PREMIUM_KEY })).status).toBe(200);
  });

  it('has neither CORS nor quota headers', async () => {
    const { headers } = await house.ask(`/urls/${id}`);
    const names = [...headers.keys()];
    expect(names.filter((name) => /^access-control|ratelimit|retry-after/.test(name))).toEqual([]);
    expect(headers.get('content-type')).toBe('application/json');
  });
});
