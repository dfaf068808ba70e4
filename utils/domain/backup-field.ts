/** The fields of an object that came in a file, looked up as its own; what nobody asks for is counted. */
export interface BackupFields {
  get(name: string): unknown;
  /** How many fields nobody has asked for. */
  unknown(): number;
}

/** Null for what is no plain object. */
export function fieldsOf(value: unknown): BackupFields | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  const asked = new Set<string>();
  return {
    get(name) {
      asked.add(name);
      return Object.hasOwn(value, name) ? Reflect.get(value, name) : undefined;
    },
    unknown: () => Object.keys(value).filter((name) => !asked.has(name)).length,
  };
}

/** A time in Unix ms that a date can be; null for anything else. */
export function timeOf(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0 && value <= 8.64e15 ? value : null;
}

/** A whole number, not below zero; null for anything else. */
export function countOf(value: unknown): number | null {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : null;
}

/** A text of at most so many characters, without halves of any; null for anything else. */
export function textOf(value: unknown, longest: number): string | null {
  return typeof value === 'string' && value.length <= longest ? value.toWellFormed() : null;
}

export function oneOf<T extends string>(value: unknown, all: readonly T[]): T | null {
  return all.find((each) => each === value) ?? null;
}
