import { ApiError, badRequest, invalidArgument } from '../http/api-error';
import { type Call, param, type Route } from '../http/call';
import { dig, type Json } from '../json';
import { COLLECTIONS } from '../store/collections';
import { makeComment, makeVote } from '../store/community';
import type { Kind, Verdict, Vote, WorldObject } from '../store/model';
import { commentEntity, objectJson, voteEntity } from './links';
import { readJson } from './read-json';
import { findSubject } from './subject';

function postComment(call: Call, object: WorldObject): Json {
  const text = dig(readJson(call), 'data', 'attributes', 'text');
  if (typeof text !== 'string' || text.trim() === '') throw invalidArgument('Comment text is missing');
  const comment = makeComment(object, call.account.id, text, call.world.clock.seconds());
  object.comments.unshift(comment);
  return { data: objectJson(call.origin, commentEntity(comment)) };
}

/** Moves `total_votes` and `reputation` by one vote, in or out. */
function tally(object: WorldObject, vote: Vote, step: 1 | -1): void {
  const totals = (object.attributes.total_votes ?? { harmless: 0, malicious: 0 }) as Record<Verdict, number>;
  object.attributes.total_votes = { ...totals, [vote.verdict]: totals[vote.verdict] + step };
  object.attributes.reputation = Number(object.attributes.reputation ?? 0) + step * vote.value;
}

function postVote(call: Call, object: WorldObject): Json {
  const verdict = dig(readJson(call), 'data', 'attributes', 'verdict');
  if (verdict !== 'harmless' && verdict !== 'malicious')
    throw badRequest('"verdict" must be harmless or malicious');
  const user = call.account.id;
  const previous = object.votes.find((vote) => vote.user === user);
  if (previous?.verdict === verdict) {
    const message = `User "${user}" already voted "${verdict}" for this ${object.type}`;
    throw new ApiError(409, 'AlreadyExistsError', message);
  }
  if (previous) {
    object.votes.splice(object.votes.indexOf(previous), 1);
    tally(object, previous, -1);
  }
  const vote = makeVote(object, user, verdict, 1, call.world.clock.seconds());
  object.votes.unshift(vote);
  tally(object, vote, 1);
  return { data: { ...objectJson(call.origin, voteEntity(vote)), links: { self: null } } };
}

/** `POST …/comments` and `POST …/votes` of one kind (virustotal-api.md §3, §7); the GETs are relations. */
export function communityRoutes(kind: Kind): Route[] {
  const route = (name: string, act: (call: Call, object: WorldObject) => Json): Route => ({
    method: 'POST',
    pattern: `/${COLLECTIONS[kind] ?? ''}/:id/${name}`,
    charge: 'before',
    usage: `${kind}_${name}`,
    handle: (call) => act(call, findSubject(call.world.store, kind, param(call, 'id'))),
  });
  return [route('comments', postComment), route('votes', postVote)];
}
