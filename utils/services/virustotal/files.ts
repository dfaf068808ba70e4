import type { Behaviour, SandboxRun } from '@/utils/domain/behaviour';
import type { Page } from '@/utils/domain/community';
import type { Report } from '@/utils/domain/report';
import { type PageRequest, pageQuery, type Send, type Submitted } from './call';
import type { Reply } from './reply';
import { readSubmitted } from './schema-analysis';
import { readFileAsked } from './schema-asked';
import { readBehaviour, readSandboxRun } from './schema-behaviour';
import { readPage } from './schema-page';
import type { Upload } from './upload';

/** What can be asked about a file (virustotal-api.md §4); `hash` is an MD5, SHA-1 or SHA-256. */
export interface FileCalls {
  get(hash: string, signal?: AbortSignal): Promise<Reply<Report>>;
  /** Where one file above 32 MB may be sent, once. */
  uploadUrl(signal?: AbortSignal): Promise<Reply<string>>;
  readonly upload: Upload;
  /** The engines look again at a file that VirusTotal has. */
  analyse(hash: string, signal?: AbortSignal): Promise<Reply<Submitted>>;
  behaviours(hash: string, page?: PageRequest, signal?: AbortSignal): Promise<Reply<Page<SandboxRun>>>;
  behaviourSummary(hash: string, signal?: AbortSignal): Promise<Reply<Behaviour>>;
}

export function createFiles(send: Send, upload: Upload): FileCalls {
  return {
    get: (hash, signal) => send({ path: ['files', hash], read: readFileAsked(hash), signal }),
    uploadUrl: (signal) =>
      send({
        path: ['files', 'upload_url'],
        read: ({ data }) => (typeof data === 'string' ? data : undefined),
        signal,
      }),
    upload,
    analyse: (hash, signal) =>
      send({
        method: 'POST',
        path: ['files', hash, 'analyse'],
        read: readSubmitted,
        conflict: 'analysis',
        signal,
      }),
    behaviours: (id, page = {}, signal) =>
      send({
        path: ['files', id, 'behaviours'],
        query: pageQuery(page),
        read: readPage(readSandboxRun),
        signal,
      }),
    behaviourSummary: (hash, signal) =>
      send({ path: ['files', hash, 'behaviour_summary'], read: readBehaviour, signal }),
  };
}
