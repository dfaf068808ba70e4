import { type Call, param, type Route } from '../http/call';
import type { Json, JsonObject } from '../json';
import { COLLECTIONS } from '../store/collections';
import type { Kind, WorldObject } from '../store/model';
import { embeddedRelations } from './embedded-relations';
import { objectJson } from './links';
import { relationBody } from './relation-items';
import { findSubject } from './subject';

/** A report with the relations asked for, in its `data` envelope. */
export function reportBody(call: Call, object: WorldObject): Json {
  const data: JsonObject = objectJson(call.origin, object);
  const relationships = embeddedRelations(call, object);
  if (relationships !== null) data.relationships = relationships;
  return { data };
}

function getReport(kind: Kind, call: Call): Json {
  const { scans, store } = call.world;
  const id = param(call, 'id');
  const uploaded = kind === 'file' ? store.file(id) : undefined;
  if (uploaded === undefined || !scans.isFree(uploaded, call.account.key)) call.charge();
  const object = findSubject(store, kind, id);
  const body = reportBody(call, object);
  scans.endFreeLookups(object, call.account.key);
  return body;
}

/** `GET /{collection}/{id}`, `/{relation}` and `/relationships/{relation}` of one kind (virustotal-api.md §3–5). */
export function objectRoutes(kind: Kind): Route[] {
  const collection = COLLECTIONS[kind] ?? '';
  const relation = (call: Call, full: boolean): Json =>
    relationBody(call, findSubject(call.world.store, kind, param(call, 'id')), param(call, 'name'), full);
  return [
    {
      method: 'GET',
      pattern: `/${collection}/:id`,
      charge: 'handler',
      usage: collection,
      handle: (call) => getReport(kind, call),
    },
    {
      method: 'GET',
      pattern: `/${collection}/:id/relationships/:name`,
      charge: 'before',
      usage: `${kind}_relationships`,
      handle: (call) => relation(call, false),
    },
    {
      method: 'GET',
      pattern: `/${collection}/:id/:name`,
      charge: 'before',
      usage: `${kind}_relationships`,
      handle: (call) => relation(call, true),
    },
  ];
}
