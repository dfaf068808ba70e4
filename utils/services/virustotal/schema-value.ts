import { LIST_MAX } from '@/utils/domain/details';
import { DAY, SECOND } from '@/utils/domain/duration';

/** A JSON object as it came. Fields are read by literal name only: foreign names are never assigned. */
export type Fields = Readonly<Record<string, unknown>>;

/** Longest text kept of one field; the whole reply is kept elsewhere. */
const TEXT_MAX = 4_000;

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The object, or one without fields where it is missing or something else. */
export function fieldsOf(value: unknown): Fields {
  return isFields(value) ? value : {};
}

/**
 * A text that is not empty, cut where it is absurdly long; null for anything else. JSON can write half a character,
 * which no address and no file takes.
 */
export function textOf(value: unknown, max = TEXT_MAX): string | null {
  if (typeof value !== 'string' || value === '') return null;
  const text = value.length <= max ? value : value.slice(0, max).replace(/[\uD800-\uDBFF]$/, '');
  return text.toWellFormed();
}

/** The texts of a list, each once. */
export function textsOf(value: unknown, max = LIST_MAX): readonly string[] {
  if (!Array.isArray(value)) return [];
  const texts = new Set<string>();
  for (const entry of value) {
    if (texts.size === max) break;
    const text = textOf(entry);
    if (text !== null) texts.add(text);
  }
  return [...texts];
}

/** A whole number from 0 on; null for anything else. */
export function countOf(value: unknown): number | null {
  return Number.isSafeInteger(value) && (value as number) >= 0 ? (value as number) : null;
}

/** A whole number of either sign; null for anything else. */
export function wholeOf(value: unknown): number | null {
  return Number.isSafeInteger(value) ? (value as number) : null;
}

/** Unix seconds as milliseconds; null where absurd: 0, negative, fractions, the future (faults.md §5.40). */
export function timeOf(value: unknown, now: number): number | null {
  const seconds = countOf(value);
  if (seconds === null || seconds === 0) return null;
  const time = seconds * SECOND;
  return time <= now + DAY ? time : null;
}
