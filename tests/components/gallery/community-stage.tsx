import { CommunitySection } from '@/components/report/community/CommunitySection';
import { createSectionStore } from '@/components/report/section-store';
import { ReportSurroundings } from '@/components/report/surroundings';
import type { Comment, Vote } from '@/utils/domain/community';
import { type OutboxEntry, type Participation, UNDO_FOR } from '@/utils/domain/participation';
import { call } from '@/utils/rpc/client';
import { answerWith, push } from './stub-browser';
import { entry, OBJECT, pageOf, whole } from './stub-community';
import { counts, report } from './stub-data';

export interface CommunityOptions {
  readonly comments?: readonly Comment[] | null;
  readonly votes?: readonly Vote[] | null;
  readonly outbox?: readonly OutboxEntry[];
  readonly own?: readonly string[];
  readonly language?: string;
  /** Replies by message, in place of the stub's. */
  readonly over?: Record<string, unknown>;
}

/** What the stub background keeps of the community, and notes of what it is asked. */
export function communityBackground({ comments, votes, outbox = [], own = [], over = {} }: CommunityOptions) {
  const now = Date.now();
  const asked: { readonly name: string; readonly input: unknown }[] = [];
  let entries = outbox;
  const kept = {
    comments: comments ? [pageOf({ shape: 'comments', page: whole(comments) }, now)] : [],
    votes: votes ? [pageOf({ shape: 'votes', page: whole(votes) }, now)] : [],
  };
  answerWith((name, input) => {
    asked.push({ name, input });
    if (name in over) return over[name];
    const value = (found: unknown) => ({ ok: true, value: found });
    if (name === 'keptSection') return value(kept[(input as { section: 'votes' }).section]);
    if (name === 'outbox') return value(entries);
    if (name === 'participate') {
      const { what } = input as { what: Participation };
      return value(entry('said', what, { phase: 'held', leavesAt: now + UNDO_FOR }, now));
    }
    return value(name === 'ownComments' ? own : null);
  });
  return {
    asked,
    sent: (name: string) => asked.filter((one) => one.name === name).map(({ input }) => input),
    become: (next: readonly OutboxEntry[]) => {
      entries = next;
      push('outbox', { push: 'changed', topic: 'outbox' });
    },
  };
}

/** The community's part of the report, as the report draws it. */
export function Community() {
  const surroundings = {
    call,
    store: createSectionStore(call, 'c1'),
    checkId: 'c1',
    ephemeral: false,
    threshold: 3,
    gateway: null,
  };
  const shown = report(counts({ malicious: 14, harmless: 70 }), Date.now(), OBJECT);
  return (
    <ReportSurroundings.Provider value={surroundings}>
      <CommunitySection object={OBJECT} report={shown} />
    </ReportSurroundings.Provider>
  );
}
