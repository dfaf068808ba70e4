import { describe, expect, it } from 'vitest';
import type { FaultEffect } from '../../simulator/fault';
import { DEMO_KEY, OTHER_KEY } from '../../simulator/keys';
import { MALICIOUS_URL } from '../../simulator/world/named';
import { base64url, useSimulator } from './harness';

const house = useSimulator();
const path = `/urls/${base64url(MALICIOUS_URL)}`;
const once = (effect: FaultEffect): string => house.simulator.control.addFault({ times: 1, effect });
const lastEntry = () => house.simulator.control.log().at(-1);

describe('faults', () => {
  it.each([
    [401, 'WrongCredentialsError'],
    [403, 'ForbiddenError'],
    [429, 'QuotaExceededError'],
    [503, 'TransientError'],
    [504, 'DeadlineExceededError'],
  ])('status %i', async (status, code) => {
    once({ kind: 'status', status });
    const answer = await house.ask(path);
    expect(answer.status).toBe(status);
    expect(answer.text).toContain(`"code":"${code}"`);
    expect(lastEntry()).toMatchObject({ status, counted: false });
    expect((await house.ask(path)).status).toBe(200);
  });

  it('status with a code, a message and headers of its own', async () => {
    once({
      kind: 'status',
      status: 429,
      code: 'TooManyRequestsError',
      message: 'slow down',
      headers: { 'retry-after': '7' },
    });
    const answer = await house.ask(path);
    expect(answer.headers.get('retry-after')).toBe('7');
    expect(answer.text).toBe('{"error":{"code":"TooManyRequestsError","message":"slow down"}}');
  });

  it('html, body, redirect, date', async () => {
    once({ kind: 'html' });
    expect((await house.ask(path)).headers.get('content-type')).toContain('text/html');
    once({ kind: 'body', body: '{"data":', contentType: 'text/plain' });
    expect((await house.ask(path)).text).toBe('{"data":');
    once({ kind: 'redirect', to: 'https://elsewhere.example/x' });
    const away = await house.ask(path);
    expect([away.status, away.headers.get('location')]).toEqual([302, 'https://elsewhere.example/x']);
    once({ kind: 'date', ms: 0 });
    expect((await house.ask(path)).headers.get('date')).toBe('Thu, 01 Jan 1970 00:00:00 GMT');
  });

  it('truncate and reset', async () => {
    once({ kind: 'truncate' });
    await expect(house.ask(path)).rejects.toThrow();
    expect(lastEntry()).toMatchObject({ status: 200, counted: true });
    once({ kind: 'reset' });
    await expect(house.ask(path)).rejects.toThrow();
    expect(lastEntry()).toMatchObject({ status: 0, counted: false });
  });

  it('act-then-reset: the vote is cast, the answer lost', async () => {
    once({ kind: 'act-then-reset' });
    const json = { data: { type: 'vote', attributes: { verdict: 'harmless' } } };
    await expect(house.ask(`${path}/votes`, { method: 'POST', json })).rejects.toThrow();
    expect((await house.ask(`${path}/votes`, { method: 'POST', json })).status).toBe(409);
  });

  it('slow headers and drip take their time and say the same', async () => {
    const usual = await house.ask(path);
    for (const kind of ['slow-headers', 'drip'] as const) {
      once({ kind, ms: 120 });
      const start = performance.now();
      expect((await house.ask(path)).text).toBe(usual.text);
      expect(performance.now() - start).toBeGreaterThanOrEqual(110);
    }
  });

  it('hold: acted on, answered on release', async () => {
    const id = once({ kind: 'hold' });
    let answered = false;
    const waiting = house.ask(path).then((answer) => {
      answered = true;
      return answer.status;
    });
    await expect.poll(() => lastEntry()?.counted).toBe(true);
    await house.ask('/metadata');
    expect(answered).toBe(false);
    house.simulator.control.release(id);
    expect(await waiting).toBe(200);
  });

  it('strike where, whom, when and as often as they are told', async () => {
    const { control } = house.simulator;
    const effect: FaultEffect = { kind: 'status', status: 503 };
    control.addFault({ method: 'get', path: '^/api/v3/urls/', key: DEMO_KEY, after: 1, times: 1, effect });
    expect((await house.ask('/metadata')).status).toBe(200);
    expect((await house.ask(path, { key: OTHER_KEY })).status).toBe(200);
    expect((await house.ask(path)).status).toBe(200);
    expect((await house.ask(path)).status).toBe(503);
    expect((await house.ask(path)).status).toBe(200);
    control.addFault({ effect });
    expect((await house.ask(path)).status).toBe(503);
    control.clearFaults();
    expect((await house.ask('/metadata', { key: OTHER_KEY })).status).toBe(200);
  });
});
