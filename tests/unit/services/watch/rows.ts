import type { WatchFinding } from '@/utils/domain/watch';
import type { StoredChange } from '@/utils/services/watch/changes';
import { newRow, type WatchRow } from '@/utils/services/watch/row';

export const NOW = Date.UTC(2026, 10, 21, 12);

/** What a look found: so many engines of ninety. */
export const finding = (malicious: number, more: Partial<WatchFinding> = {}): WatchFinding => ({
  ...{ at: NOW, verdict: malicious > 0 ? 'malicious' : 'nothing-found', malicious, suspicious: 0 },
  ...{ answered: 90, id: 'report', analysedAt: null },
  ...more,
});

/** An entry that waits for its first look. */
export const entry = (host: string, more: Partial<WatchRow> = {}): WatchRow => ({
  ...newRow({ key: `domain:${host}`, indicator: { kind: 'domain', value: host }, period: null }, NOW),
  ...more,
});

/** A change that is to be told in both ways. */
export const change = (n: number, more: Partial<StoredChange> = {}): StoredChange => ({
  ...{ n, id: `change-${n}`, key: 'domain:a.example', indicator: { kind: 'domain', value: 'a.example' } },
  ...{ at: NOW, kind: 'flagged', before: null, after: finding(5), failure: null },
  ...{ notice: 'due', noticeAt: NOW, webhook: 'due', webhookAt: NOW, attempts: 0, problem: null },
  ...more,
});
