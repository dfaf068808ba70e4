import type { Page } from '@/utils/domain/community';
import type { IndicatorKind } from '@/utils/domain/indicator';
import type { Report } from '@/utils/domain/report';
import type { Related } from '@/utils/domain/report-section';
import type { Read, ReadContext } from './call';
import { isAddressText, isHostText } from './schema-host';
import { KINDS, parseReport, urlIdOf } from './schema-report';
import { URL_MAX } from './schema-url';
import { fieldsOf, isFields, textOf } from './schema-value';

const NOTE_MAX = 500;

/**
 * One element of a relation. Objects that VirusTotal has no report of stand there as errors (virustotal-api.md
 * §2); a URL among them tells its address in `context_attributes`.
 */
export function readRelated(
  kinds: readonly IndicatorKind[],
): (value: unknown, context: ReadContext) => Related | undefined {
  return (value, context) => {
    const report = parseReport(value, kinds, context);
    return report ? relatedOf(report) : nameOnly(value, kinds);
  };
}

/** A relation to one object: a page of one, or of none where there is nothing. */
export function readOneRelated(kinds: readonly IndicatorKind[]): Read<Page<Related>> {
  const read = readRelated(kinds);
  return ({ data }, context) => {
    if (data === null) return { items: [], cursor: null, total: 0 };
    const related = read(data, context);
    return related && { items: [related], cursor: null, total: 1 };
  };
}

function relatedOf({ kind, id, subject, counts, file, url }: Report): Related {
  return { kind, id, subject, counts, note: file?.name ?? file?.type ?? url?.title ?? null };
}

/** What can be told without a report. */
function nameOnly(value: unknown, kinds: readonly IndicatorKind[]): Related | undefined {
  if (!isFields(value) || typeof value.id !== 'string') return undefined;
  const kind = KINDS.get(textOf(value.type) ?? '');
  if (kind === undefined || !kinds.includes(kind)) return undefined;
  const id = idOf(kind, value.id);
  if (id === null) return undefined;
  const attributes = fieldsOf(value.attributes);
  const around = fieldsOf(value.context_attributes);
  const address = textOf(attributes.url, URL_MAX) ?? textOf(around.url, URL_MAX);
  const note = textOf(attributes.meaningful_name, NOTE_MAX) ?? textOf(around.filename, NOTE_MAX);
  return { kind, id, subject: kind === 'url' ? address : id, counts: null, note };
}

function idOf(kind: IndicatorKind, id: string): string | null {
  switch (kind) {
    case 'url':
      return urlIdOf(id);
    case 'file':
      return /^[0-9a-f]{64}$/.test(id) ? id : null;
    case 'domain':
      return isHostText(id) ? id : null;
    case 'ip':
      return isAddressText(id) ? id : null;
  }
}
