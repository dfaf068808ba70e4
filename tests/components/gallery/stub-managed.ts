import type { ManagedView } from '@/utils/domain/managed-settings';
import { DEFAULT_SETTINGS } from '@/utils/domain/settings';

/** What an administrator may have set, with a field that does not fit and a gateway that is not allowed yet. */
export function managedView(isManaged: boolean): ManagedView {
  const own = { ...DEFAULT_SETTINGS, privateHosts: ['nas.example'] };
  if (!isManaged) {
    const nothing = {
      locked: [],
      privateHosts: [],
      key: false,
      webhook: false,
      problems: [],
      unreachable: null,
      lost: false,
    };
    return { ...nothing, own };
  }
  return {
    locked: [
      'downloads',
      'downloadKinds',
      'reserve',
      'maliciousFrom',
      'fileOldAfterDays',
      'watchNotify',
      'apiAddress',
    ],
    privateHosts: ['*.corp.example', 'intranet.example', 'wiki.example'],
    key: true,
    webhook: true,
    problems: ['historyKeepDays', 'proxy'],
    unreachable: 'https://gateway.example',
    lost: false,
    own,
  };
}

export function managedAnswers(): Record<string, unknown> {
  return {
    settings: {
      ...DEFAULT_SETTINGS,
      downloads: 'on',
      apiAddress: 'https://gateway.example/vt',
      maliciousFrom: 5,
    },
    keyState: {
      set: true,
      managed: true,
      ending: '',
      testedAt: Date.UTC(2026, 8, 14),
      refused: null,
      limits: null,
    },
    webhook: {
      ...{ address: 'https://hooks.example', managed: true, signed: true, permitted: false },
      ...{ waiting: 2, last: null },
    },
  };
}

/** The text of a backup with something in every part, and something in it that cannot be read. */
export const A_BACKUP = JSON.stringify({
  assay: 'backup',
  version: 1,
  at: Date.UTC(2026, 10, 21, 20, 5),
  settings: { reserve: 0.5, maliciousFrom: 5, privateHosts: ['corp.example'], theme: 'dark' },
  lists: [
    { id: 'one', name: 'Ticket 4711', createdAt: 1, rows: [['domain', 'evil.example', 1]] },
    { id: 'two', name: 'Ticket 4712', createdAt: 2, rows: [['domain', 'other.example', 1], 7] },
  ],
  watchlist: [{ kind: 'domain', value: 'evil.example', period: 'week' }],
  history: [],
  secrets: {
    ...{ kdf: 'PBKDF2-SHA-256', iterations: 600_000, salt: 'AAAA' },
    ...{ cipher: 'AES-256-GCM', iv: 'AAAA', data: 'AAAA' },
  },
});
