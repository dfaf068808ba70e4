import { checkComment, refusesComment } from '@/utils/domain/comment-check';
import type { Comment, ObjectRef, Page, Vote } from '@/utils/domain/community';
import { SECOND } from '@/utils/domain/duration';
import type { Failure } from '@/utils/domain/failure';
import type { Wait } from '@/utils/domain/quota';
import { failed, type Result, success } from '@/utils/domain/result';
import type { Clock } from '../clock';
import type { LaneRequest, Lanes } from '../quota/lanes';

/** Reading what people say, and taking part. Each call is one request in the interactive lane. */
export interface Community {
  votes(ref: ObjectRef, cursor: string | null): Promise<Result<Page<Vote>>>;
  comments(ref: ObjectRef, cursor: string | null): Promise<Result<Page<Comment>>>;
  /** Public and final: VirusTotal offers no way to take a vote back. */
  vote(ref: ObjectRef, verdict: Vote['verdict']): Promise<Result<null>>;
  /** Public. Refuses, before a request is spent, what VirusTotal would not take. */
  comment(ref: ObjectRef, text: string): Promise<Result<Comment>>;
}

interface CommunityParts {
  readonly lanes: Lanes;
  readonly clock: Clock;
  /** True for a text that holds the API key. */
  readonly holdsKey: (text: string) => Promise<boolean>;
}

/** A minute's window and the time a reply may take. */
const WAIT_AT_MOST = 90 * SECOND;

type Ask<T> = Pick<LaneRequest<T>, 'label' | 'repeat' | 'call'>;

export function createCommunity({ lanes, clock, holdsKey }: CommunityParts): Community {
  /** Somebody looks at a list or a button meanwhile: a slot is waited for, a day is not. */
  async function ask<T>(request: Ask<T>): Promise<Result<T>> {
    const asking = new AbortController();
    let tooLong: Wait | null = null;
    const reply = await lanes.send({
      ...request,
      lane: 'interactive',
      order: clock.now(),
      signal: asking.signal,
      onWait: (wait) => {
        if (wait.until - clock.now() <= WAIT_AT_MOST) return;
        tooLong = wait;
        asking.abort();
      },
    });
    if (reply.ok) return success(reply.value);
    return failed(tooLong ? quotaFailure(tooLong) : reply.failure);
  }

  return {
    votes: (ref, cursor) =>
      ask({
        label: 'list votes',
        repeat: 'idempotent',
        call: (client) => client.community.listVotes(ref, cursor),
      }),

    comments: (ref, cursor) =>
      ask({
        label: 'list comments',
        repeat: 'idempotent',
        call: (client) => client.community.listComments(ref, cursor),
      }),

    vote: (ref, verdict) =>
      ask({ label: 'cast vote', repeat: 'once', call: (client) => client.community.castVote(ref, verdict) }),

    async comment(ref, text) {
      const trimmed = text.trim();
      const why = checkComment(trimmed).find(refusesComment);
      if (why) return failed({ tag: 'bad-input', why });
      if (await holdsKey(trimmed)) return failed({ tag: 'bad-input', why: { reason: 'holds-key' } });
      return ask({
        label: 'post comment',
        repeat: 'once',
        call: (client) => client.community.postComment(ref, trimmed),
      });
    },
  };
}

function quotaFailure({ window, until }: Wait): Failure {
  if (window === 'slow-down') return { tag: 'too-many-requests', retryAt: until };
  return { tag: 'quota', window, resetsAt: until };
}
