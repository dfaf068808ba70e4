import { badRequest, forbidden, notFound } from '../http/api-error';
import { type Call, param, type Route } from '../http/call';
import { dig, type Json, type JsonObject } from '../json';
import { COMMENT_VOTES, type Comment, type CommentVote } from '../store/model';
import { commentEntity, descriptorJson, missingJson, objectJson } from './links';
import { page } from './paging';
import { readJson } from './read-json';

function findComment(call: Call): Comment {
  const id = param(call, 'id');
  const comment = call.world.store.comment(id);
  if (comment === undefined) throw notFound('Comment', id);
  return comment;
}

/** The two relations of a comment (virustotal-api.md §7). */
function relation(call: Call, comment: Comment, name: string, full: boolean): JsonObject {
  if (name !== 'author' && name !== 'item')
    throw badRequest(`"${name}" is not a valid relationship for comment objects`);
  const ref = name === 'item' ? comment.item : { type: 'user', id: comment.author };
  if (!full) return descriptorJson(call.origin, ref);
  const entity = call.world.store.entity(ref);
  if (entity !== undefined) return objectJson(call.origin, entity);
  const user = { ...ref, attributes: { first_name: comment.author, reputation: 1, status: 'active' } };
  return name === 'author' ? objectJson(call.origin, user) : (missingJson(ref) as JsonObject);
}

export function commentJson(call: Call, comment: Comment): JsonObject {
  const json = objectJson(call.origin, commentEntity(comment));
  const names = (call.query.get('relationships') ?? '').split(',').filter((name) => name !== '');
  if (names.length === 0) return json;
  const entries = names.map((name) => [name, { data: relation(call, comment, name, false) }]);
  return { ...json, relationships: Object.fromEntries(entries) };
}

function latest(call: Call): Json {
  const tag = /^tag:(.+)$/.exec(call.query.get('filter') ?? '')?.[1]?.toLowerCase();
  const all = call.world.store.comments();
  const chosen = tag === undefined ? all : all.filter((comment) => comment.tags.includes(tag));
  return page(call, chosen, (comment) => commentJson(call, comment));
}

function remove(call: Call): Json {
  const comment = findComment(call);
  if (comment.author !== call.account.id) throw forbidden();
  const owner = call.world.store.objects().find((object) => object.comments.includes(comment));
  owner?.comments.splice(owner.comments.indexOf(comment), 1);
  return {};
}

/** One voice a user; a second vote moves it. */
function vote(call: Call): Json {
  const comment = findComment(call);
  const asked = dig(readJson(call), 'data');
  const choice = COMMENT_VOTES.find((name): name is CommentVote => name === asked);
  if (choice === undefined) throw badRequest('"data" must be positive, negative or abuse');
  const previous = comment.voters.get(call.account.id);
  if (previous !== undefined) comment.votes[previous] -= 1;
  comment.voters.set(call.account.id, choice);
  comment.votes[choice] += 1;
  return { data: { ...comment.votes } };
}

const route = (method: string, pattern: string, handle: Route['handle']): Route => ({
  method,
  pattern,
  charge: 'before',
  usage: 'comments',
  handle,
});

/** `comments` and `comments/{id}` with what hangs on it (virustotal-api.md §7). */
export const commentRoutes: readonly Route[] = [
  route('GET', '/comments', latest),
  route('GET', '/comments/:id', (call) => ({ data: commentJson(call, findComment(call)) })),
  route('DELETE', '/comments/:id', remove),
  route('POST', '/comments/:id/vote', vote),
  route('GET', '/comments/:id/relationships/:name', (call) => ({
    data: relation(call, findComment(call), param(call, 'name'), false),
  })),
  route('GET', '/comments/:id/:name', (call) => ({
    data: relation(call, findComment(call), param(call, 'name'), true),
  })),
];
