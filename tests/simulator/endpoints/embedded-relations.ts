import type { Call } from '../http/call';
import type { JsonObject } from '../json';
import type { WorldObject } from '../store/model';
import { descriptorJson, selfLink } from './links';
import { SINGLE_RELATIONS } from './relation-catalog';
import { relatedTo } from './relation-items';

const PAGE = 10;

function embedded(call: Call, object: WorldObject, name: string): JsonObject {
  const refs = relatedTo(call, object, name).map((item) => descriptorJson(call.origin, item));
  const base = selfLink(call.origin, object);
  const links = { self: `${base}/relationships/${name}?limit=${PAGE}`, related: `${base}/${name}` };
  if (SINGLE_RELATIONS.has(name)) return { data: refs[0] ?? null, links };
  return { data: refs.slice(0, PAGE), links, meta: { count: Math.min(refs.length, 200) } };
}

/** `data.relationships` of `?relationships=a,b`: descriptors, all in one request (virustotal-api.md §8). */
export function embeddedRelations(call: Call, object: WorldObject): JsonObject | null {
  const asked = (call.query.get('relationships') ?? '').split(',').filter((name) => name !== '');
  if (asked.length === 0) return null;
  return Object.fromEntries(asked.map((name) => [name, embedded(call, object, name)]));
}
