import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '@/utils/domain/settings';
import type { Cached } from '@/utils/services/storage/reports';
import { asSeen } from '@/utils/services/watch/seen';
import { createTelling } from '@/utils/services/watch/telling';
import { REPORT } from '../../domain/a-report';
import { entry, NOW } from './rows';

describe('an entry whose report somebody has before them', () => {
  const NONE = { malicious: 0, suspicious: 0, harmless: 0, undetected: 0, unanswered: 9 };
  const row = entry('a.example');
  const seen = async (cached: Cached | null, maliciousFrom = 1): Promise<unknown> => {
    const asked: unknown[] = [];
    const reports = {
      find: async (...of: readonly unknown[]) => {
        asked.push(of);
        return cached;
      },
    };
    const [after] = await asSeen([row], { reports, maliciousFrom, now: NOW });
    expect(asked).toEqual([[row.key, NOW]]);
    return after;
  };

  it('has what that says as its baseline, by the user’s own threshold', async () => {
    const cached = { report: REPORT, fetchedAt: NOW - 5, freshness: 'fresh' } as const;
    const baseline = {
      ...{ at: NOW - 5, verdict: 'malicious', malicious: 2, suspicious: 1, answered: 72 },
      ...{ id: 'a.example', analysedAt: 5 },
    };
    expect(await seen(cached)).toEqual({ ...row, baseline });
    expect(await seen(cached, 3)).toEqual({ ...row, baseline: { ...baseline, verdict: 'suspicious' } });
  });

  it.each([
    ['nothing is kept', null],
    ['VirusTotal did not know it', { unknown: true, fetchedAt: NOW }],
    ['no engine answered', { report: { ...REPORT, counts: NONE }, fetchedAt: NOW, freshness: 'fresh' }],
  ] as const)('is told as ever where %s', async (_, cached) => {
    expect(await seen(cached)).toBe(row);
  });
});

describe('how a change is told', () => {
  const config = { address: 'https://own.example/', secret: null };
  const due = { notice: 'due', noticeAt: NOW, webhook: 'due', webhookAt: NOW };
  it.each([
    [true, config, due],
    [true, null, { notice: 'due', noticeAt: NOW, webhook: 'off' }],
    [false, config, { notice: 'off', webhook: 'due', webhookAt: NOW }],
    [false, null, { notice: 'off', webhook: 'off' }],
  ] as const)('notices wanted: %s, webhook: %o', async (watchNotify, webhook, how) => {
    const telling = createTelling({
      settings: async () => ({ ...DEFAULT_SETTINGS, watchNotify }),
      store: { current: async () => ({ config: webhook, owner: 'user' }) },
      clock: { now: () => NOW },
      newId: () => 'new-1',
    });
    expect((await telling())()).toEqual({ id: 'new-1', ...how });
  });
});
