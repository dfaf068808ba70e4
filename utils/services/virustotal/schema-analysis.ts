import type { Read, Submitted } from './call';
import { parseFull, parseObject } from './schema-object';
import { fieldsOf, textOf } from './schema-value';

/** How far an analysis is; `itemId` is the SHA-256 of the URL or file it is about, where VirusTotal says so. */
export interface Analysis {
  readonly id: string;
  readonly status: 'queued' | 'in-progress' | 'completed';
  readonly itemId: string | null;
}

/** The descriptor that a submission or a re-scan answers with (virustotal-api.md §3). */
export const readSubmitted: Read<Submitted> = ({ data }) => {
  const object = parseObject(data);
  return object?.type === 'analysis' ? { analysisId: object.id } : undefined;
};

/** `GET /analyses/{id}` (virustotal-api.md §6). A status that is new is one that has not ended. */
export const readAnalysis: Read<Analysis> = ({ data, meta }) => {
  const object = parseFull(data, 'analysis');
  const status = textOf(object?.attributes.status);
  if (!object || status === null) return undefined;
  const url = fieldsOf(fieldsOf(meta).url_info);
  const file = fieldsOf(fieldsOf(meta).file_info);
  const itemId = textOf(url.id) ?? textOf(file.sha256);
  return {
    id: object.id,
    status: status === 'completed' || status === 'queued' ? status : 'in-progress',
    itemId: itemId !== null && /^[0-9a-f]{64}$/.test(itemId) ? itemId : null,
  };
};
