import { expect, it } from 'vitest';
import { HOUR, MINUTE } from '@/utils/domain/duration';
import { NO_ROWS } from '@/utils/domain/list';
import type { LoggedRequest } from '../../simulator/http/request-log';
import { byHour } from '../../soak/by-hour';
import { notCounted } from '../../soak/not-counted';
import { soakPage } from '../../soak/soak-page';

const request = (path: string, status: number, counted = false): LoggedRequest => ({
  ...{ seq: 1, at: 0, wallAt: 0, door: 'https', host: 'www.virustotal.com', method: 'GET' },
  ...{ key: 'k', headers: {}, body: null, bodyBytes: 0, path, status, counted },
});

it('says what no quota counted, and why', () => {
  const log = [
    request('/api/v3/urls/a', 200, true),
    request('/api/v3/users/k/overall_quotas', 200),
    request('/api/v3/analyses/a', 200),
    request('/api/v3/analyses/a', 0),
    request('/api/v3/urls/a', 503),
  ];
  expect(notCounted(log)).toEqual({ aboutQuota: 1, analyses: 1, others: 2 });
});

it('counts by hours of the clock, those without any among them', () => {
  const from = 20 * HOUR + 10 * MINUTE;
  expect(byHour([from, 20.9 * HOUR, 22 * HOUR], from)).toEqual([2, 0, 1]);
  expect(byHour([], from)).toEqual([]);
});

it('has words for what became of the list, and of nothing that has no row', () => {
  const page = soakPage({
    ...{ lasted: 8 * HOUR, speed: 32, seed: '7', measures: [], deaths: [], wrong: [] },
    ...{ requests: 5, byDay: [1], most: 1, free: { aboutQuota: 1, analyses: 1, others: 2 } },
    counts: { ...NO_ROWS, unknown: 523, failed: 2, waiting: 3 },
    failures: ['upstream', 'upstream'],
    looks: [2, 0, 1],
  });
  expect(page).toContain(
    'The list: 523 not known to VirusTotal, 2 failed, 3 waiting for the next day; why rows failed: upstream.',
  );
  expect(page).toContain('Looks of the watchlist: 3; in each hour: 2, 0, 1.');
});
