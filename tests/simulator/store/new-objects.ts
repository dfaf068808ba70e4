import { extname } from 'node:path';
import type { CanonicalForm } from '../canonical/canonical-form';
import { hostKind } from '../canonical/host-kind';
import { sha256 } from '../canonical/url-id';
import type { JsonObject } from '../json';
import type { Kind, Relation, WorldObject } from './model';
import { emptyStats } from './stats';

export interface FileFacts {
  md5: string;
  sha1: string;
  sha256: string;
  size: number;
  filename: string;
}

/** What every report has before anything has looked at it: zeros that are not a verdict (virustotal-api.md §6). */
export const blankReport = (kind: Kind): JsonObject => ({
  last_analysis_results: {},
  last_analysis_stats: emptyStats(kind),
  reputation: 0,
  tags: [],
  total_votes: { harmless: 0, malicious: 0 },
});

export function worldObject(type: Kind, id: string, attributes: JsonObject, note = ''): WorldObject {
  return { type, id, attributes, relations: new Map(), comments: [], votes: [], note };
}

/** The relation from a URL to the domain or address in it. */
export function locationOf(form: CanonicalForm): Relation {
  const type = hostKind(form.host) === 'domain' ? 'domain' : 'ip_address';
  return { single: true, refs: [{ type, id: form.host.replace(/^\[|\]$/g, '') }] };
}

const dates = (seconds: number): JsonObject => ({
  first_submission_date: seconds,
  last_submission_date: seconds,
  last_modification_date: seconds,
  times_submitted: 1,
});

export function newUrl(form: CanonicalForm, seconds: number, note = 'submitted'): WorldObject {
  const attributes = {
    ...blankReport('url'),
    ...dates(seconds),
    url: form.url,
    last_final_url: form.url,
    categories: {},
  };
  const object = worldObject('url', sha256(form.url), attributes, note);
  object.relations.set('network_location', locationOf(form));
  return object;
}

export function newFile(facts: FileFacts, seconds: number, note = 'uploaded'): WorldObject {
  const extension = extname(facts.filename).slice(1).toLowerCase();
  const attributes: JsonObject = {
    ...blankReport('file'),
    ...dates(seconds),
    md5: facts.md5,
    sha1: facts.sha1,
    sha256: facts.sha256,
    size: facts.size,
    ssdeep: `3:${facts.md5.slice(0, 12)}:${facts.sha1.slice(0, 10)}`,
    magic: 'data',
    names: facts.filename === '' ? [] : [facts.filename],
    type_tag: extension || 'unknown',
    type_description: extension === '' ? 'Unknown' : extension.toUpperCase(),
    unique_sources: 1,
  };
  if (facts.filename !== '') attributes.meaningful_name = facts.filename;
  return worldObject('file', facts.sha256, attributes, note);
}
