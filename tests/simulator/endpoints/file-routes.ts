import { type Call, param, type Route } from '../http/call';
import type { Json } from '../json';
import { newFile } from '../store/new-objects';
import { behaviourSummary } from './behaviour-summary';
import { receiveUpload } from './receive-upload';
import { findSubject } from './subject';
import { countSubmission, startScan } from './submit';

const MEGABYTE = 1024 * 1024;
/** What `POST /files` takes, and what an upload address takes (virustotal-api.md §4). */
export const DIRECT_LIMIT = 32 * MEGABYTE;
export const UPLOAD_LIMIT = 650 * MEGABYTE;

/** Takes a file in. New to VirusTotal: free, and so are the uploader's first look-ups (virustotal-api.md §1). */
export async function takeFile(call: Call, maxBytes: number): Promise<Json> {
  const facts = await receiveUpload(call, maxBytes);
  const known = call.world.store.file(facts.sha256);
  if (known === undefined) {
    const object = newFile(facts, call.world.clock.seconds());
    call.world.store.add(object);
    return startScan(call, object, call.account.key);
  }
  call.charge();
  const answer = startScan(call, known);
  countSubmission(call, known);
  return answer;
}

function uploadUrl(call: Call): Json {
  const { tickets } = call.world;
  const bigFiles = call.origin.replace('://www.virustotal.com', '://bigfiles.virustotal.com');
  return { data: `${tickets.origin ?? bigFiles}/_ah/upload/${tickets.issue(call.account)}/` };
}

/** `files` beyond the report and its relations (virustotal-api.md §4). */
export const fileRoutes: readonly Route[] = [
  {
    method: 'POST',
    pattern: '/files',
    charge: 'handler',
    usage: 'files',
    handle: (call) => takeFile(call, DIRECT_LIMIT),
  },
  {
    method: 'GET',
    pattern: '/files/upload_url',
    charge: 'before',
    usage: 'file_upload_url',
    handle: uploadUrl,
  },
  {
    method: 'POST',
    pattern: '/files/:id/analyse',
    charge: 'before',
    usage: 'file_analyse',
    handle: (call) => startScan(call, findSubject(call.world.store, 'file', param(call, 'id'))),
  },
  {
    method: 'GET',
    pattern: '/files/:id/behaviour_summary',
    charge: 'before',
    usage: 'file_behaviours',
    handle: (call) => behaviourSummary(call, findSubject(call.world.store, 'file', param(call, 'id'))),
  },
];
