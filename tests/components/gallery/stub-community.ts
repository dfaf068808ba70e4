import type { Comment, ObjectRef, Page, Vote } from '@/utils/domain/community';
import { DAY, HOUR, MINUTE, SECOND } from '@/utils/domain/duration';
import type { OutboxEntry, OutboxState, Participation } from '@/utils/domain/participation';
import type { SectionContent, SectionPage } from '@/utils/domain/report-section';
import { PAYLOADS } from '../../support/payloads';

export const OBJECT: ObjectRef = { kind: 'url', id: '5f'.repeat(32) };

export function comment(id: string, text: string, at: number, over: Partial<Comment> = {}): Comment {
  return { id, at, text, tags: [], positive: 0, negative: 0, abuse: 0, ...over };
}

/** Comments as one meets them. */
export function comments(now: number): readonly Comment[] {
  return [
    comment(
      'm1',
      'Fake customs page, asks for card data. #phishing #germany\nSeen in a mail today.',
      now - 2 * HOUR,
      {
        tags: ['phishing', 'germany'],
        ...{ positive: 12, negative: 1 },
      },
    ),
    comment('m2', 'Mine: same kit as last week.', now - 3 * HOUR, { positive: 2 }),
    comment(
      'm3',
      'IOC list:\n- 203.0.113.87\n- cdn-verify[.]example\n- hxxps://p\u0430ketdienst-zoll[.]example/de\n- https://login.muster.example/a',
      now - DAY,
      { abuse: 2, negative: 7 },
    ),
    comment('m4', '宅配業者を装ったSMSから誘導されます。 #smishing', now - 4 * DAY, { tags: ['smishing'] }),
    comment('m5', `${'Sandbox: writes a scheduled task, then sleeps. '.repeat(40)}End.`, now - 40 * DAY),
  ];
}

/** One comment a payload, in its text and in its tags. */
export function hostileComments(now: number): readonly Comment[] {
  return Object.entries(PAYLOADS).map(([name, text], at) =>
    comment(`${name} ${text.slice(0, 40)}`, text, now - at * MINUTE, { tags: [text, name] }),
  );
}

export function votes(now: number): readonly Vote[] {
  return [
    { id: 'v1', at: now - HOUR, verdict: 'malicious', value: -7 },
    { id: 'v2', at: now - DAY, verdict: 'harmless', value: 23 },
    { id: 'v3', at: null, verdict: 'malicious', value: 0 },
  ];
}

/** The one page of a section. */
export function pageOf(content: SectionContent, now: number): SectionPage {
  return { section: content.shape, cursor: null, content, fetchedAt: now - 5 * MINUTE } as SectionPage;
}

export function whole<Item>(items: readonly Item[]): Page<Item> {
  return { items, cursor: null, total: items.length };
}

export function entry(id: string, what: Participation, state: OutboxState, now: number): OutboxEntry {
  return { id, object: OBJECT, what, at: now - 2 * SECOND, state };
}

/** The outbox in the states that a page can show, by the name the gallery knows them under. */
export function outboxes(now: number): Readonly<Record<string, readonly OutboxEntry[]>> {
  const text: Participation = { act: 'comment', text: 'Asks for card data. #phishing' };
  const vote: Participation = { act: 'vote', verdict: 'malicious' };
  const report: Participation = { act: 'comment-vote', commentId: 'm1', vote: 'abuse', seen: 0 };
  const removal: Participation = { act: 'delete-comment', commentId: 'm2' };
  const all = (state: OutboxState): readonly OutboxEntry[] => [
    ...[entry('e1', text, state, now), entry('e2', vote, state, now)],
    ...[entry('e3', report, state, now), entry('e4', removal, state, now)],
  ];
  return {
    none: [],
    held: all({ phase: 'held', leavesAt: now + 4 * SECOND }),
    waiting: all({ phase: 'sending', waitsUntil: now + 41 * SECOND }),
    sending: all({ phase: 'sending', waitsUntil: null }),
    looking: all({ phase: 'looking' }),
    missing: all({ phase: 'uncertain', failure: null }),
    unclear: all({ phase: 'uncertain', failure: { tag: 'offline' } }),
    failed: all({ phase: 'failed', failure: { tag: 'upstream', status: 503 } }),
    forbidden: all({ phase: 'failed', failure: { tag: 'forbidden' } }),
    already: all({ phase: 'done', comment: null, already: true }),
    done: [
      entry(
        'e1',
        text,
        { phase: 'done', comment: comment('m9', text.text, now, { tags: ['phishing'] }), already: false },
        now,
      ),
      ...all({ phase: 'done', comment: null, already: false }).slice(1, 3),
    ],
  };
}
