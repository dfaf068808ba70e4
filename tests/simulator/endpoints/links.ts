import type { Json, JsonObject } from '../json';
import { COLLECTIONS } from '../store/collections';
import type { Comment, Entity, Ref, Vote } from '../store/model';

/** Address of an object below the origin the client used (virustotal-api.md §0). */
export function selfLink(origin: string, ref: Ref): string {
  return `${origin}/api/v3/${COLLECTIONS[ref.type] ?? `${ref.type}s`}/${encodeURIComponent(ref.id)}`;
}

/** `type`, `id`, `links`, `attributes`: the envelope of every object. */
export const objectJson = (origin: string, entity: Entity): JsonObject => ({
  id: entity.id,
  type: entity.type,
  links: { self: selfLink(origin, entity) },
  attributes: entity.attributes,
});

/** An object without attributes, as submissions and `/relationships/…` answer with (virustotal-api.md §8). */
export const descriptorJson = (origin: string, ref: Ref): JsonObject => ({
  type: ref.type,
  id: ref.id,
  links: { self: selfLink(origin, ref) },
});

/** A related object that VirusTotal has no report on stands in the list with an error (virustotal-api.md §2). */
export const missingJson = (ref: Ref): Json => ({
  type: ref.type,
  id: ref.id,
  ...(ref.context && { context_attributes: ref.context }),
  error: { code: 'NotFoundError', message: `${ref.type} "${ref.id}" not found` },
});

export const commentEntity = ({ id, date, text, html, tags, votes }: Comment): Entity => ({
  type: 'comment',
  id,
  attributes: { date, text, html, tags, votes: { ...votes } },
});

export const voteEntity = ({ id, date, verdict, value }: Vote): Entity => ({
  type: 'vote',
  id,
  attributes: { date, verdict, value },
});
