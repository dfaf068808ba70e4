import { useEffect, useState } from 'preact/hooks';
import type { HistoryEntry } from '@/utils/domain/history';
import type { KeyState } from '@/utils/domain/key-state';
import type { QuotaView } from '@/utils/domain/quota';
import type { Settings } from '@/utils/domain/settings';
import { call } from '@/utils/rpc/client';
import { watch } from '@/utils/rpc/live';

const RECENT_AT_MOST = 7;

/** What the popup asks the background when it opens; nothing of it costs a request. */
export interface Start {
  readonly key: KeyState | null;
  /** Null before the first answer. */
  readonly settings: Settings | null;
  readonly recent: readonly HistoryEntry[];
  readonly quota: QuotaView | null;
  /** The key was just saved here. */
  setKey(key: KeyState): void;
}

export function useStart(): Start {
  const [key, setKey] = useState<KeyState | null>(null);
  const [settings, setSettings] = useState<Settings | null>(null);
  const [recent, setRecent] = useState<readonly HistoryEntry[]>([]);
  const [quota, setQuota] = useState<QuotaView | null>(null);

  useEffect(() => {
    void call('keyState', null).then((reply) => reply.ok && setKey(reply.value));
    void call('settings', null).then((reply) => reply.ok && setSettings(reply.value));
    void call('recentChecks', { limit: RECENT_AT_MOST }).then((reply) => reply.ok && setRecent(reply.value));
    void call('quota', null).then((reply) => reply.ok && setQuota(reply.value));
    return watch('quota', (push) => {
      if (push.push === 'quota') setQuota(push.quota);
    });
  }, []);

  return { key, settings, recent, quota, setKey };
}
