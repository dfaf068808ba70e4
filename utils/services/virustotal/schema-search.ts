import type { Comment } from '@/utils/domain/community';
import type { Report } from '@/utils/domain/report';
import type { Read, ReadContext } from './call';
import { readComment } from './schema-community';
import { parseReport } from './schema-report';
import { fieldsOf, isFields, textsOf } from './schema-value';

/** One hit of a search (virustotal-api.md §8). */
export type Found =
  | { readonly found: 'report'; readonly report: Report }
  | { readonly found: 'comment'; readonly comment: Comment };

/** Which engines there are, and what the key may do. */
export interface Metadata {
  readonly engines: readonly string[];
  readonly privileges: readonly string[];
}

const ENGINES_MAX = 500;

export function readFound(value: unknown, context: ReadContext): Found | undefined {
  const report = parseReport(value, ['url', 'domain', 'ip', 'file'], context);
  if (report) return { found: 'report', report };
  const comment = readComment(value, context);
  return comment && { found: 'comment', comment };
}

export const readMetadata: Read<Metadata> = ({ data }) => {
  if (!isFields(data)) return undefined;
  const engines = textsOf(Object.keys(fieldsOf(data.engines)), ENGINES_MAX);
  return { engines, privileges: textsOf(data.privileges) };
};
