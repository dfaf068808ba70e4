import { makeComment, makeVote } from '../store/community';
import type { WorldObject } from '../store/model';
import type { Prng } from './prng';

const USERS = [
  'thorwald',
  'mira_k',
  'beobachter7',
  '雨宮',
  'sandkasten',
  'n0va',
  'Ольга',
  'blauwal',
  'zoll_melder',
] as const;
const HOUR = 3600;
/** Lists end here; totals do not. */
const MAX_LISTED = 240;

/** Votes as counted in the report, and the list of the latest of them, newest first. */
export function giveVotes(
  object: WorldObject,
  harmless: number,
  malicious: number,
  prng: Prng,
  now: number,
): void {
  object.attributes.total_votes = { harmless, malicious };
  const share = malicious / Math.max(1, harmless + malicious);
  let date = now;
  object.votes = Array.from({ length: Math.min(MAX_LISTED, harmless + malicious) }, (_, index) => {
    date -= prng.int(600, 40 * HOUR);
    const exact = harmless + malicious <= MAX_LISTED ? index < malicious : prng.chance(share);
    const verdict = exact ? 'malicious' : 'harmless';
    return makeVote(object, `${prng.pick(USERS)}_${index}`, verdict, prng.int(1, 7), date);
  });
  object.votes = shuffleDates(object, prng);
}

/** Mixes who voted when, so that one verdict does not stand in one block. */
function shuffleDates(object: WorldObject, prng: Prng): WorldObject['votes'] {
  const dates = object.votes.map((vote) => vote.date);
  const mixed = prng.sample(object.votes, object.votes.length);
  return mixed.map((vote, index) => ({ ...vote, date: dates[index] ?? vote.date }));
}

/** Comments, the first the newest. */
export function giveComments(object: WorldObject, texts: readonly string[], prng: Prng, now: number): void {
  let date = now;
  object.comments = texts.map((text) => {
    date -= prng.int(HOUR / 2, 30 * HOUR);
    const comment = makeComment(object, prng.pick(USERS), text, date);
    const votes = { positive: prng.int(0, 6), negative: prng.int(0, 2), abuse: prng.chance(0.1) ? 1 : 0 };
    return { ...comment, votes, tags: prng.chance(0.2) ? ['_:public', ...comment.tags] : comment.tags };
  });
}
