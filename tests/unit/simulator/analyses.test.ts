import { describe, expect, it } from 'vitest';
import { sha256 } from '../../simulator/canonical/url-id';
import { dig } from '../../simulator/json';
import { PREMIUM_KEY } from '../../simulator/keys';
import { CLEAN_FILE, MALICIOUS_URL, UNKNOWN_MALICIOUS_URL, UNKNOWN_URL } from '../../simulator/world/named';
import { type Answer, base64url, useSimulator } from './harness';

const house = useSimulator();
const key = PREMIUM_KEY;
const submit = (url: string): Promise<Answer> => house.ask('/urls', { method: 'POST', form: { url }, key });
const idIn = ({ body }: Answer): string => String(dig(body, 'data', 'id'));

describe('analyses', () => {
  it('go queued, in-progress, completed by the clock', async () => {
    const { control } = house.simulator;
    control.setSpeed(0);
    const submitted = await submit(UNKNOWN_MALICIOUS_URL);
    const id = idIn(submitted);
    expect(id).toBe(`u-${sha256(UNKNOWN_MALICIOUS_URL)}-${Math.floor(control.now() / 1000)}`);
    expect(dig(submitted.body, 'data', 'type')).toBe('analysis');

    const queued = await house.ask(`/analyses/${id}`, { key });
    expect(dig(queued.body, 'data', 'attributes', 'status')).toBe('queued');
    expect(dig(queued.body, 'data', 'attributes', 'results')).toEqual({});
    expect(dig(queued.body, 'data', 'attributes', 'stats')).toEqual({
      malicious: 0,
      suspicious: 0,
      undetected: 0,
      harmless: 0,
      timeout: 0,
    });
    expect(dig(queued.body, 'meta', 'url_info')).toEqual({
      id: sha256(UNKNOWN_MALICIOUS_URL),
      url: UNKNOWN_MALICIOUS_URL,
    });

    control.advance(10_000);
    const running = await house.ask(`/analyses/${id}`, { key });
    expect(dig(running.body, 'data', 'attributes', 'status')).toBe('in-progress');

    control.advance(10_000);
    const done = await house.ask(`/analyses/${id}`, { key });
    expect(dig(done.body, 'data', 'attributes', 'status')).toBe('completed');
    expect(dig(done.body, 'data', 'attributes', 'stats', 'malicious')).toBe(5);

    const item = await house.ask(`/analyses/${id}/item`, { key });
    expect(dig(item.body, 'data', 'attributes', 'last_analysis_stats', 'malicious')).toBe(5);
    const report = await house.ask(`/urls/${base64url(UNKNOWN_MALICIOUS_URL)}`, { key });
    expect(dig(report.body, 'data', 'attributes', 'last_analysis_date')).toBe(
      Math.floor(control.now() / 1000),
    );
  });

  it('are unknown until submitted, and no verdict before they are done', async () => {
    const { control } = house.simulator;
    control.setSpeed(0);
    expect((await house.ask(`/urls/${base64url(UNKNOWN_URL)}`, { key })).status).toBe(404);
    await submit(UNKNOWN_URL);
    const early = await house.ask(`/urls/${base64url(UNKNOWN_URL)}`, { key });
    expect(dig(early.body, 'data', 'attributes', 'last_analysis_results')).toEqual({});
    control.advance(20_000);
    const late = await house.ask(`/urls/${sha256(UNKNOWN_URL)}`, { key });
    expect(dig(late.body, 'data', 'attributes', 'last_analysis_stats')).toMatchObject({
      malicious: 0,
      harmless: 66,
      undetected: 26,
    });
  });

  it('renew a report on `analyse`, by the outcome that was set', async () => {
    const { control } = house.simulator;
    control.scanOutcome(MALICIOUS_URL, { malicious: 20, harmless: 72 });
    const answer = await house.ask(`/urls/${base64url(MALICIOUS_URL)}/analyse`, { method: 'POST', key });
    control.advance(20_000);
    const item = await house.ask(`/analyses/${idIn(answer)}/item`, { key });
    expect(dig(item.body, 'data', 'attributes', 'last_analysis_stats', 'malicious')).toBe(20);
    expect(
      (await house.ask(`/urls/${base64url(MALICIOUS_URL)}/analyze`, { method: 'POST', key })).status,
    ).toBe(404);
  });

  it('of files have padded base64 ids, and one runs at a time', async () => {
    const path = `/files/${CLEAN_FILE.md5}/analyse`;
    const id = idIn(await house.ask(path, { method: 'POST', key }));
    expect(Buffer.from(id, 'base64').toString()).toMatch(new RegExp(`^${CLEAN_FILE.md5}:\\d+$`));
    const again = await house.ask(path, { method: 'POST', key });
    expect([again.status, dig(again.body, 'error', 'code')]).toEqual([409, 'AlreadySubmittedError']);
    const analysis = await house.ask(`/analyses/${encodeURIComponent(id)}`, { key });
    expect(dig(analysis.body, 'meta', 'file_info', 'sha256')).toBe(CLEAN_FILE.sha256);
  });

  it('follow `setVerdict` at once', async () => {
    house.simulator.control.setVerdict('url', MALICIOUS_URL, { harmless: 92 });
    const { body } = await house.ask(`/urls/${sha256(MALICIOUS_URL)}`);
    expect(dig(body, 'data', 'attributes', 'last_analysis_stats', 'malicious')).toBe(0);
  });
});
