import { notFound } from '../http/api-error';
import { type Call, param, type Route } from '../http/call';
import type { Json, JsonObject } from '../json';
import type { Scan } from '../store/scans';
import { countStats, emptyStats } from '../store/stats';
import { objectJson, selfLink } from './links';
import { reportBody } from './object-routes';

/** Finds the analysis and pays for the look: an invalid id costs nothing (virustotal-api.md §1). */
function findScan(call: Call): Scan {
  const id = param(call, 'id');
  const scan = call.world.scans.get(id);
  if (scan === undefined) throw notFound('Analysis', id);
  if (scan.freeFor !== call.account.key) call.charge();
  return scan;
}

/** Queued: all zero. In progress: the first half of the engines. Completed: all (virustotal-api.md §6). */
function progress(scan: Scan, status: string): JsonObject {
  if (status === 'queued') return { stats: emptyStats(scan.object.type), results: {} };
  const entries = Object.entries(scan.results);
  const done = status === 'completed' ? entries : entries.slice(0, Math.ceil(entries.length / 2));
  const results = Object.fromEntries(done);
  return { stats: countStats(scan.object.type, results), results };
}

function metaOf({ object: { type, id, attributes } }: Scan): JsonObject {
  if (type === 'file') {
    const { sha256 = '', sha1 = '', md5 = '', size = 0 } = attributes;
    return { file_info: { sha256, sha1, md5, size } };
  }
  return { url_info: { id, url: attributes.url ?? '' } };
}

function getAnalysis(call: Call): Json {
  const scan = findScan(call);
  const status = call.world.scans.status(scan);
  const attributes = { date: Math.floor(scan.startedAt / 1000), status, ...progress(scan, status) };
  const data = objectJson(call.origin, { type: 'analysis', id: scan.id, attributes });
  const links = { ...(data.links as JsonObject), item: selfLink(call.origin, scan.object) };
  return { data: { ...data, links }, meta: metaOf(scan) };
}

/** `analyses/{id}` and `/item` (virustotal-api.md §6). */
export const analysisRoutes: readonly Route[] = [
  { method: 'GET', pattern: '/analyses/:id', charge: 'handler', usage: 'analyses', handle: getAnalysis },
  {
    method: 'GET',
    pattern: '/analyses/:id/item',
    charge: 'handler',
    usage: 'analyses',
    handle: (call) => reportBody(call, findScan(call).object),
  },
];
