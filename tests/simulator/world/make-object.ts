import { createHash } from 'node:crypto';
import { canonicalizeUrl } from '../canonical/url-id';
import type { NewObject } from '../control';
import { canonicalId } from '../endpoints/subject';
import type { Kind, WorldObject } from '../store/model';
import { blankReport, newFile, newUrl, worldObject } from '../store/new-objects';
import { countStats } from '../store/stats';
import { engineResults, type ResultOptions } from './engine-results';

function bare(kind: Kind, subject: string, seconds: number): WorldObject {
  if (kind === 'url') {
    const form = canonicalizeUrl(subject);
    if (form === null) throw new Error(`Unable to canonicalize url ${subject}`);
    return newUrl(form, seconds);
  }
  if (kind === 'file') {
    const digest = (algorithm: string): string => createHash(algorithm).update(subject).digest('hex');
    const facts = { md5: digest('md5'), sha1: digest('sha1'), sha256: subject, size: 1024, filename: '' };
    return newFile(facts, seconds);
  }
  return worldObject(kind, canonicalId(kind, subject) ?? subject, blankReport(kind));
}

/** An object with a report in which engines say what `stats` counts, as of `seconds`. */
export function makeObject(
  { kind, subject, stats, attributes, note }: NewObject,
  seconds: number,
  options: ResultOptions = {},
): WorldObject {
  const object = bare(kind, subject, seconds);
  object.note = note ?? '';
  if (stats !== undefined) {
    const results = engineResults(kind, stats, object.id, options);
    object.attributes.last_analysis_results = results;
    object.attributes.last_analysis_stats = countStats(kind, results);
    object.attributes.last_analysis_date = seconds;
  }
  Object.assign(object.attributes, { last_modification_date: seconds }, attributes);
  return object;
}
