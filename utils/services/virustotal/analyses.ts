import type { Report } from '@/utils/domain/report';
import type { Send } from './call';
import type { Reply } from './reply';
import { type Analysis, readAnalysis } from './schema-analysis';
import { readReport } from './schema-report';

/** How a submission gets on (virustotal-api.md §6); each look costs a request. */
export interface AnalysisCalls {
  /** Its status and what it is about. Its counts are never read: queued ones are zeros that look clean. */
  get(id: string, signal?: AbortSignal): Promise<Reply<Analysis>>;
  /** The report of the URL or file that was analysed. */
  item(id: string, signal?: AbortSignal): Promise<Reply<Report>>;
}

export function createAnalyses(send: Send): AnalysisCalls {
  return {
    get: (id, signal) => send({ path: ['analyses', id], read: readAnalysis, signal }),
    item: (id, signal) => send({ path: ['analyses', id, 'item'], read: readReport('url', 'file'), signal }),
  };
}
