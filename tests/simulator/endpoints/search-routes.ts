import { isIP } from 'node:net';
import { canonicalIpv6 } from '../canonical/canonical-host';
import { isDomain } from '../canonical/host-kind';
import { urlId } from '../canonical/url-id';
import { badRequest, forbidden } from '../http/api-error';
import type { Call, Route } from '../http/call';
import type { Json } from '../json';
import type { Comment, WorldObject } from '../store/model';
import type { Store } from '../store/store';
import { commentEntity, objectJson } from './links';
import { page } from './paging';

/** The object a query names; undefined when it names none we have, null when it is a word. */
function named(store: Store, query: string): WorldObject | undefined | null {
  if (/^(?:[0-9a-f]{32}|[0-9a-f]{40}|[0-9a-f]{64})$/i.test(query)) {
    return store.file(query) ?? store.object('url', query.toLowerCase());
  }
  if (isIP(query) !== 0) {
    return store.object('ip_address', isIP(query) === 6 ? canonicalIpv6(query) : query);
  }
  if (isDomain(query.toLowerCase())) return store.object('domain', query.toLowerCase());
  if (/^https?:\/\//i.test(query) || /^[^\s/]+\.[^\s/]+\//.test(query)) {
    return store.object('url', urlId(query) ?? '');
  }
  return null;
}

function commentsFor(store: Store, query: string): Comment[] {
  const word = query.replace(/^#/, '').toLowerCase();
  return store.comments().filter((comment) => comment.tags.includes(word));
}

/** A hash, URL, domain or address finds its object, a word comments by tag; always a list (virustotal-api.md §8). */
function search(call: Call): Json {
  const query = (call.query.get('query') ?? '').trim();
  if (query === '') throw badRequest('"query" is missing');
  const { store } = call.world;
  const found = named(store, query);
  if (found === null) {
    return page(call, commentsFor(store, query), (comment) =>
      objectJson(call.origin, commentEntity(comment)),
    );
  }
  return page(call, found === undefined ? [] : [found], (object) => objectJson(call.origin, object));
}

export const searchRoutes: readonly Route[] = [
  { method: 'GET', pattern: '/search', charge: 'before', usage: 'search', handle: search },
  {
    method: 'GET',
    pattern: '/intelligence/search',
    charge: 'before',
    usage: 'intelligence_search',
    handle(call) {
      if (!call.account.premium) throw forbidden();
      return search(call);
    },
  },
];
