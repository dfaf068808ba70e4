/** What a step of a command came to: a value, or the one plain sentence that the command ends with. */
export type Outcome<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly sentence: string };

export function done<T>(value: T): Outcome<T> {
  return { ok: true, value };
}

export function stopped(sentence: string): { readonly ok: false; readonly sentence: string } {
  return { ok: false, sentence };
}
