import { alreadySubmitted } from '../http/api-error';
import type { Call } from '../http/call';
import type { Json } from '../json';
import type { WorldObject } from '../store/model';
import { descriptorJson } from './links';

/** Starts a scan and answers with the analysis' descriptor (virustotal-api.md §3, §4). */
export function startScan(call: Call, object: WorldObject, freeFor: string | null = null): Json {
  const { scans } = call.world;
  if (object.type === 'file' && scans.pending(object)) throw alreadySubmitted();
  const scan = scans.start(object, freeFor);
  return { data: descriptorJson(call.origin, { type: 'analysis', id: scan.id }) };
}

/** One submission more of an object that was known before. */
export function countSubmission(call: Call, object: WorldObject): void {
  object.attributes.last_submission_date = call.world.clock.seconds();
  object.attributes.times_submitted = Number(object.attributes.times_submitted ?? 0) + 1;
}
