import type { Comment } from '@/utils/domain/community';
import { MINUTE } from '@/utils/domain/duration';
import type { OutboxState, Participation } from '@/utils/domain/participation';
import type { LaneReply, LaneRequest } from '../quota/lanes';
import { sendPatiently } from '../quota/patiently';
import type { OutboxRow } from '../storage/schema';
import { PAGE_MAX } from '../virustotal/call';
import type { ParticipationParts } from './parts';
import { commentOf } from './row';

/** A vote or comment this much older than ours is somebody else's; clocks differ. */
const ABOUT = 5 * MINUTE;

/**
 * After a lost reply: reads VirusTotal, for one request, to see whether it is there (faults.md §4.4). Somebody
 * else's comment with the same words, or equal vote at the same time, counts as ours: rather that than twice.
 */
export async function look(parts: ParticipationParts, row: OutboxRow): Promise<OutboxState> {
  const { lanes, clock, table } = parts;
  const ask = <T>(label: string, call: LaneRequest<T>['call']): Promise<LaneReply<T>> =>
    sendPatiently<T>(lanes, clock, { label, repeat: 'idempotent', call });
  const { object, what } = row;
  const from = (row.since ?? row.at) - ABOUT;

  switch (what.act) {
    case 'comment': {
      const page = await ask('look for comment', (client) =>
        client.community.listComments(object, null, PAGE_MAX),
      );
      if (!page.ok) return unread(page);
      const known = new Set((await table.of(row.key)).map(commentOf));
      const ours = page.value.items.find(
        ({ id, at, text }) =>
          !known.has(id) && (at === null || at >= from) && sameWords(text) === sameWords(what.text),
      );
      return ours ? there(ours) : NOT_THERE;
    }
    case 'vote': {
      const page = await ask('look for vote', (client) => client.community.listVotes(object, null, PAGE_MAX));
      if (!page.ok) return unread(page);
      const to = clock.now() + ABOUT;
      const cast = page.value.items.some(
        ({ verdict, at }) => verdict === what.verdict && at !== null && at >= from && at <= to,
      );
      return cast ? there(null) : NOT_THERE;
    }
    default:
      return lookAtComment(
        await ask('look at comment', (client) => client.community.getComment(what.commentId)),
        what,
      );
  }
}

function lookAtComment(
  reply: LaneReply<Comment>,
  what: Extract<Participation, { commentId: string }>,
): OutboxState {
  const gone = !reply.ok && reply.failure.tag === 'not-found';
  if (what.act === 'delete-comment' && gone) return there(null);
  if (!reply.ok) return gone ? { phase: 'failed', failure: reply.failure } : unread(reply);
  return what.act === 'comment-vote' && reply.value[what.vote] > what.seen ? there(null) : NOT_THERE;
}

const NOT_THERE: OutboxState = { phase: 'uncertain', failure: null };

function there(comment: Comment | null): OutboxState {
  return { phase: 'done', comment, already: false };
}

function unread({ failure }: Extract<LaneReply<unknown>, { ok: false }>): OutboxState {
  return { phase: 'uncertain', failure };
}

/** VirusTotal may trim a text and turn its line ends. */
function sameWords(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
