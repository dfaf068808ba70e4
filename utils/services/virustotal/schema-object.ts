import { type Fields, fieldsOf, isFields, textOf } from './schema-value';

/** VirusTotal's envelope of one object (virustotal-api.md §0); descriptors have no attributes. */
export interface ApiObject {
  readonly type: string;
  readonly id: string;
  /** Null for a descriptor. */
  readonly attributes: Fields | null;
}

const ID_MAX = 1_000;

/** Undefined for what is no object, and for list elements that are an error (virustotal-api.md §2). */
export function parseObject(value: unknown): ApiObject | undefined {
  if (!isFields(value) || isFields(value.error)) return undefined;
  const type = textOf(value.type);
  const id = idOf(value.id);
  if (type === null || id === null) return undefined;
  return { type, id, attributes: isFields(value.attributes) ? value.attributes : null };
}

/** An object of this type with attributes, or undefined. */
export function parseFull(value: unknown, type: string): { id: string; attributes: Fields } | undefined {
  const object = parseObject(value);
  if (!object || object.type !== type) return undefined;
  return { id: object.id, attributes: fieldsOf(object.attributes) };
}

/** Ids are texts; analyses of 2019 had numbers (virustotal-api.md §4). */
function idOf(value: unknown): string | null {
  if (Number.isSafeInteger(value)) return String(value);
  return typeof value === 'string' && value !== '' && value.length <= ID_MAX && value.isWellFormed()
    ? value
    : null;
}
