import { DETAILS_MAX, type NamedText } from '@/utils/domain/details';
import { type Fields, fieldsOf, isFields, textOf, textsOf } from './schema-value';

/** One more than is shown: then there is a rest. */
const READ_MAX = DETAILS_MAX + 1;

/** A list of texts at the full report's length. */
export function longTexts(value: unknown): readonly string[] {
  return textsOf(value, READ_MAX);
}

/**
 * A dictionary as a list: `{"server": "nginx"}` or `{"robots": ["noindex", "nofollow"]}`. Foreign names are
 * values here, never keys.
 */
export function namedTexts(value: unknown): readonly NamedText[] {
  const list: NamedText[] = [];
  for (const [key, entry] of Object.entries(fieldsOf(value))) {
    const name = textOf(key);
    for (const each of Array.isArray(entry) ? entry : [entry]) {
      const text = typeof each === 'number' || typeof each === 'boolean' ? String(each) : textOf(each);
      if (list.length === READ_MAX) return list;
      if (name !== null && text !== null) list.push({ name, value: text });
    }
  }
  return list;
}

/** What can be read of the objects in a list. */
export function listOf<T>(value: unknown, read: (fields: Fields) => T | null): readonly T[] {
  if (!Array.isArray(value)) return [];
  return value.slice(0, READ_MAX).flatMap((entry) => (isFields(entry) ? (read(entry) ?? []) : []));
}

/** What can be read of the objects in a dictionary, with their names. */
export function entriesOf<T>(value: unknown, read: (name: string, entry: unknown) => T | null): readonly T[] {
  const entries = Object.entries(fieldsOf(value)).slice(0, READ_MAX);
  return entries.flatMap(([key, entry]) => {
    const name = textOf(key);
    return name === null ? [] : (read(name, entry) ?? []);
  });
}
