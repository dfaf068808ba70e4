import { notFound } from '../http/api-error';
import { param, type Route } from '../http/call';
import { COLLECTIONS } from '../store/collections';
import { objectJson } from './links';

/** Small objects that relations lead to; their `links.self` work as well (virustotal-api.md §4, §5). */
const TYPES = ['resolution', 'whois', 'ssl_cert', 'file_behaviour'];

export const entityRoutes: readonly Route[] = TYPES.map((type) => ({
  method: 'GET',
  pattern: `/${COLLECTIONS[type] ?? type}/:id`,
  charge: 'before',
  usage: COLLECTIONS[type] ?? type,
  handle(call) {
    const id = param(call, 'id');
    const entity = call.world.store.entity({ type, id });
    if (entity === undefined) throw notFound(type, id);
    return { data: objectJson(call.origin, entity) };
  },
}));
