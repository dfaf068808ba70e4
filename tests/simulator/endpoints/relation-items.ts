import { badRequest, forbidden } from '../http/api-error';
import type { Call } from '../http/call';
import type { JsonObject } from '../json';
import type { Entity, Kind, Ref, WorldObject } from '../store/model';
import { blankReport, worldObject } from '../store/new-objects';
import { commentEntity, descriptorJson, missingJson, objectJson, selfLink, voteEntity } from './links';
import { page } from './paging';
import { ENTERPRISE_RELATIONS, OPEN_RELATIONS, SINGLE_RELATIONS } from './relation-catalog';

/** What a relation leads to: entities where they are known, bare references where they are not. */
export type Related = Entity | Ref;

const isEntity = (related: Related): related is Entity => 'attributes' in related;

/** VirusTotal makes a report on the host of every URL; other related objects may be missing. */
function unseen(name: string, ref: Ref): Related {
  return name === 'network_location' ? worldObject(ref.type as Kind, ref.id, blankReport('domain')) : ref;
}

/** Checks the name and the key's privilege: 400 for no such relation, 403 for enterprise-only ones. */
export function relatedTo(call: Call, object: WorldObject, name: string): Related[] {
  const open = OPEN_RELATIONS[object.type].includes(name);
  const enterprise = ENTERPRISE_RELATIONS[object.type].includes(name);
  if (!open && !enterprise)
    throw badRequest(`"${name}" is not a valid relationship for ${object.type} objects`);
  if (enterprise && !call.account.premium) throw forbidden();
  if (name === 'comments') return object.comments.map(commentEntity);
  if (name === 'votes') return object.votes.map(voteEntity);
  const refs = object.relations.get(name)?.refs ?? [];
  return refs.map((ref) => call.world.store.entity(ref) ?? unseen(name, ref));
}

/** `full` objects for `/{relation}`, descriptors for `/relationships/{relation}` (virustotal-api.md §8). */
export function relationBody(call: Call, object: WorldObject, name: string, full: boolean): JsonObject {
  const related = relatedTo(call, object, name);
  const render = (item: Related): JsonObject => {
    if (!full) return descriptorJson(call.origin, item);
    return isEntity(item) ? objectJson(call.origin, item) : (missingJson(item) as JsonObject);
  };
  const self = `${selfLink(call.origin, object)}/${full ? name : `relationships/${name}`}`;
  if (!SINGLE_RELATIONS.has(name))
    return page(call, related, render, { counted: name !== 'votes', base: self });
  const [only] = related;
  return { data: only === undefined ? null : render(only), links: { self } };
}
