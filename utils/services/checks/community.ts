import type { Comment, ObjectRef, Page, Vote } from '@/utils/domain/community';
import { failed, type Result, success } from '@/utils/domain/result';
import type { Clock } from '../clock';
import type { LaneRequest, Lanes } from '../quota/lanes';
import { sendPatiently } from '../quota/patiently';

/** Reading what people say. Each call is one request in the interactive lane. */
export interface Community {
  votes(ref: ObjectRef, cursor: string | null): Promise<Result<Page<Vote>>>;
  comments(ref: ObjectRef, cursor: string | null): Promise<Result<Page<Comment>>>;
}

interface CommunityParts {
  readonly lanes: Lanes;
  readonly clock: Clock;
}

type Ask<T> = Pick<LaneRequest<T>, 'label' | 'repeat' | 'call'>;

export function createCommunity({ lanes, clock }: CommunityParts): Community {
  async function ask<T>(request: Ask<T>): Promise<Result<T>> {
    const reply = await sendPatiently(lanes, clock, request);
    return reply.ok ? success(reply.value) : failed(reply.failure);
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
  };
}
