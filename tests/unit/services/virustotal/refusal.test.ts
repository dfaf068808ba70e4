import { describe, expect, it } from 'vitest';
import { CANARY, NOW } from './fixtures';
import { error, harness } from './harness';

const QUOTA = { tag: 'quota', window: 'unknown', resetsAt: 0 };
const REFUSED = { tag: 'bad-input', why: { reason: 'refused', message: 'words' } };
const later = (seconds: number) => ({ tag: 'too-many-requests', retryAt: NOW + seconds * 1000 });
const upstream = (status: number) => ({ tag: 'upstream', status });
const lookUp = (response: Response) => harness(() => response).client.urls.get('http://a.example/');

describe('every documented refusal (virustotal-api.md §2)', () => {
  it.each([
    [400, 'BadRequestError', REFUSED, false],
    [400, 'InvalidArgumentError', REFUSED, false],
    [400, 'NotAvailableYet', upstream(400), true],
    [400, 'UnselectiveContentQueryError', REFUSED, false],
    [400, 'UnsupportedContentQueryError', REFUSED, false],
    [401, 'AuthenticationRequiredError', { tag: 'wrong-key' }, false],
    [401, 'UserNotActiveError', { tag: 'inactive-user' }, false],
    [401, 'WrongCredentialsError', { tag: 'wrong-key' }, false],
    [401, 'SomethingNew', { tag: 'wrong-key' }, false],
    [403, 'ForbiddenError', { tag: 'forbidden' }, false],
    [404, 'NotFoundError', { tag: 'not-found' }, false],
    [404, 'SomethingElse', upstream(404), false],
    [405, 'MethodNotAllowed', upstream(405), false],
    [409, 'AlreadyExistsError', { tag: 'already-exists', what: 'other' }, false],
    [413, 'RequestTooLarge', REFUSED, false],
    [408, 'RequestTimeout', upstream(408), true],
    [424, 'FailedDependencyError', upstream(424), true],
    [429, 'QuotaExceededError', QUOTA, false],
    [429, 'TooManyRequestsError', later(60), false],
    [429, 'SomethingNew', later(60), false],
    [500, 'InternalError', upstream(500), true],
    [502, 'BadGateway', upstream(502), true],
    [503, 'TransientError', upstream(503), true],
    [504, 'DeadlineExceededError', upstream(504), true],
  ])('%i %s', async (status, code, failure, transient) => {
    const date = new Date(NOW).toUTCString();
    const reply = await lookUp(error(status, code, 'words', { date }));
    const serverTime = Math.floor(NOW / 1000) * 1000;
    expect(reply).toEqual({
      ok: false,
      failure,
      status,
      retryAfter: null,
      serverTime,
      transient,
      sent: true,
    });
  });
});

describe('a refusal that is not VirusTotal’s', () => {
  const page = (status: number) =>
    new Response('<h1>no</h1>', { status, headers: { 'content-type': 'text/html' } });

  it.each([
    [400, upstream(400)],
    [401, { ...upstream(401), reason: 'unreadable' }],
    [403, { ...upstream(403), reason: 'unreadable' }],
    [404, upstream(404)],
    [429, later(60)],
    [502, upstream(502)],
    [511, upstream(511)],
  ])('%i as a page', async (status, failure) => {
    expect(await lookUp(page(status))).toMatchObject({ failure, status });
  });

  it('may be without words', async () => {
    const reply = await lookUp(new Response('{"error":{"code":"X"}}', { status: 400 }));
    expect(reply).toMatchObject({ failure: { ...REFUSED, why: { reason: 'refused', message: '' } } });
  });

  it('an empty 401 is still about the key', async () => {
    expect(await lookUp(new Response(null, { status: 401 }))).toMatchObject({
      failure: { tag: 'wrong-key' },
    });
  });

  it.each(['[]', '{"error":"no"}', '{"error":{"code":404}}', '{"error":null}', 'null', '{'])(
    'a 404 with %s is not "unknown to VirusTotal"',
    async (body) => {
      expect(await lookUp(new Response(body, { status: 404 }))).toMatchObject({ failure: upstream(404) });
    },
  );
});

describe('Retry-After', () => {
  it.each([
    ['120', 120_000],
    ['0', 0],
    [new Date(NOW + 90_000).toUTCString(), 90_000],
    [new Date(NOW - 90_000).toUTCString(), 0],
    ['soon', null],
    ['99999999999', null],
  ])('%s', async (text, retryAfter) => {
    const headers = { 'retry-after': text, date: new Date(NOW).toUTCString() };
    const reply = await lookUp(error(429, 'TooManyRequestsError', 'slow down', headers));
    expect(reply).toMatchObject({ retryAfter, failure: { retryAt: NOW + (retryAfter ?? 60_000) } });
  });

  it('counts a date from our clock where the server tells no time', async () => {
    const headers = { 'retry-after': new Date(NOW + 5_000).toUTCString() };
    expect(await lookUp(error(503, 'TransientError', '', headers))).toMatchObject({ retryAfter: 5_000 });
  });
});

describe('what exists already', () => {
  const { client } = harness(() => error(409, 'AlreadySubmittedError', CANARY));
  const ref = { kind: 'url', id: 'ab'.repeat(32) } as const;

  it.each([
    ['vote', () => client.community.castVote(ref, 'malicious')],
    ['vote', () => client.community.voteOnComment('u-1', 'abuse')],
    ['comment', () => client.community.postComment(ref, 'hello')],
    ['analysis', () => client.urls.submit('http://a.example/')],
    ['analysis', () => client.urls.analyse(ref.id)],
    ['analysis', () => client.files.analyse(ref.id)],
  ])('%s', async (what, ask) => {
    expect(await ask()).toMatchObject({ failure: { tag: 'already-exists', what }, status: 409 });
  });
});
