import { canonicalizeUrl, sha256 } from '../canonical/url-id';
import { badRequest, invalidArgument } from '../http/api-error';
import { type Call, param, type Route } from '../http/call';
import type { Json } from '../json';
import { newUrl } from '../store/new-objects';
import { findSubject } from './subject';
import { countSubmission, startScan } from './submit';

function postUrl(call: Call): Json {
  const text = new URLSearchParams(call.body?.toString('utf8') ?? '').get('url');
  if (text === null) throw badRequest('"url" is missing');
  const form = canonicalizeUrl(text);
  if (form === null) throw invalidArgument('Unable to canonicalize url');
  const known = call.world.store.object('url', sha256(form.url));
  if (known !== undefined) {
    countSubmission(call, known);
    return startScan(call, known);
  }
  const object = newUrl(form, call.world.clock.seconds());
  call.world.store.add(object);
  return startScan(call, object);
}

/** `POST /urls` and `POST /urls/{id}/analyse` (virustotal-api.md §3). */
export const urlRoutes: readonly Route[] = [
  { method: 'POST', pattern: '/urls', charge: 'before', usage: 'urls', handle: postUrl },
  {
    method: 'POST',
    pattern: '/urls/:id/analyse',
    charge: 'before',
    usage: 'url_analyse',
    handle: (call) => startScan(call, findSubject(call.world.store, 'url', param(call, 'id'))),
  },
];
