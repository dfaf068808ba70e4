import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createClient, type VirusTotalClient } from '@/utils/services/virustotal/client';

/** Real replies (virustotal-api.md): read where they lie, named by `ASSAY_SHARED`, and never copied here. */
const folder = join(resolve(process.env.ASSAY_SHARED ?? '../shared'), 'recordings');
export const INDEX = join(folder, 'INDEX.tsv');

export interface Recording {
  readonly file: string;
  readonly kind: string;
  readonly status: number;
  /** What was asked, as far as it is known. */
  readonly request: string;
}

/** Every reply that the index names; none where there is no index. */
export function recordings(): readonly Recording[] {
  if (!existsSync(INDEX)) return [];
  const rows = readFileSync(INDEX, 'utf8').trimEnd().split('\n').slice(1);
  return rows.map((row) => {
    const [file = '', kind = '', status = '', , , , request = ''] = row.split('\t');
    return { file, kind, status: Number(status), request };
  });
}

export function bodyOf({ file }: Recording): Record<string, unknown> {
  const body: Record<string, unknown> = JSON.parse(readFileSync(join(folder, file), 'utf8'));
  // Some were taken out of their envelope by the library that recorded them.
  return 'type' in body && 'attributes' in body ? { data: body } : body;
}

/** A client to which VirusTotal always answers this. */
export function clientFor(recording: Recording): VirusTotalClient {
  const { status } = recording;
  const headers = { 'content-type': 'application/json; charset=utf-8' };
  return createClient({
    fetch: async () => new Response(JSON.stringify(bodyOf(recording)), { status, headers }),
    readKey: async () => 'f'.repeat(64),
    keptKeys: async () => [],
    readAddress: async () => 'https://www.virustotal.com',
    isOnline: () => true,
    mayReach: async () => true,
    timeout: () => new AbortController().signal,
    now: () => NOW,
  });
}

/** Long after all of them. */
export const NOW = Date.UTC(2031, 0, 1);

/** The recordings of one kind. */
export const of = (kind: string, more: (recording: Recording) => boolean = () => true) =>
  recordings().filter((recording) => recording.kind === kind && more(recording));
export const dataOf = (recording: Recording): unknown => bodyOf(recording).data;
/** One file is the outcome of somebody's program, not VirusTotal's. */
export const isReply = (recording: Recording) => recording.kind === 'error' || 'data' in bodyOf(recording);
