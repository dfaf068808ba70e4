import type { CheckView } from '@/utils/domain/check';
import { MINUTE, SECOND } from '@/utils/domain/duration';
import { type OutboxEntry, type OutboxState, UNDO_FOR } from '@/utils/domain/participation';
import { readText } from '@/utils/domain/reading';
import { DEFAULT_SETTINGS } from '@/utils/domain/settings';
import { quota, recent } from './stub-data';

/** What the stub background says to each message, with one check in one state. */
export function stubAnswers(view: CheckView | null, now: number, over: Record<string, unknown> = {}) {
  const waiting = view?.state.phase === 'waiting';
  const spends = [37, 34, 24, 10].map((ago) => now - ago * SECOND);
  const answers: Record<string, unknown> = {
    keyState: { set: true, ending: 'c41e', testedAt: now - 40 * MINUTE, refused: null, limits: null },
    settings: DEFAULT_SETTINGS,
    recentChecks: recent(now),
    findWatch: null,
    listUploads: [],
    quota: waiting ? quota(now, { minuteUsed: 4, dayUsed: 91, minuteSpends: spends }) : quota(now),
    getCheck: view,
    startCheck: view,
    outbox: [],
    newsSince: null,
    newsRead: null,
    ownComments: [],
    card: view && { check: view, linkUrl: view.indicator.value, gateway: null },
    cardAct: null,
    openedPicture: { own: 'data:', tab: null, part: null, ephemeral: false },
    listVotes: {
      items: [
        { id: 'v1', at: now - 3_600_000, verdict: 'malicious', value: -1 },
        { id: 'v2', at: null, verdict: 'harmless', value: 1 },
      ],
      cursor: null,
      total: 2,
    },
    listComments: {
      items: [
        {
          id: 'm1',
          at: now - 7_200_000,
          text: 'Fake customs page. #phishing\nSeen in mail today.',
          tags: ['phishing'],
          positive: 3,
          negative: 0,
          abuse: 0,
        },
        {
          id: 'm2',
          at: now - 9_200_000,
          text: '<b>hello</b> https://evil.example/ \u202Etxt.exe',
          tags: [],
          positive: 0,
          negative: 2,
          abuse: 0,
        },
      ],
      cursor: 'next',
      total: 5,
    },
    ...over,
  };
  return (name: string, input?: unknown) => {
    if (name === 'readText' && !('readText' in over)) {
      return { ok: true, value: readText((input as { text: string }).text, DEFAULT_SETTINGS.privateHosts) };
    }
    if (name === 'participate' && !('participate' in over)) {
      const { object, what } = input as Pick<OutboxEntry, 'object' | 'what'>;
      const state: OutboxState = { phase: 'held', leavesAt: now + UNDO_FOR };
      return { ok: true, value: { id: 'said', object, what, at: now, state } satisfies OutboxEntry };
    }
    const value = answers[name];
    if (typeof value === 'function') return { ok: true, value: value(input) };
    if (value instanceof Error) return { ok: false, failure: { tag: 'internal', detail: value.message } };
    return { ok: true, value: value === undefined ? null : value };
  };
}
