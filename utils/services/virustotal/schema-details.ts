import type { Details } from '@/utils/domain/details';
import type { IndicatorKind } from '@/utils/domain/indicator';
import { parseFileDetails } from './schema-file-details';
import { parseAddressDetails, parseDomainDetails } from './schema-host-details';
import { parseObject } from './schema-object';
import { KINDS } from './schema-report';
import { parseUrlDetails } from './schema-url-details';
import { fieldsOf } from './schema-value';

/** Reads the whole reply about one object; undefined when it is not JSON or about another kind. */
export function parseDetails(raw: string, kind: IndicatorKind, now: number): Details | undefined {
  const object = parseObject(fieldsOf(parseJson(raw)).data);
  if (!object?.attributes || KINDS.get(object.type) !== kind) return undefined;
  const { attributes } = object;
  switch (kind) {
    case 'url':
      return { kind, url: parseUrlDetails(attributes) };
    case 'file':
      return { kind, file: parseFileDetails(attributes, now) };
    case 'domain':
      return { kind, domain: parseDomainDetails(attributes, now) };
    case 'ip':
      return { kind, address: parseAddressDetails(attributes) };
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
