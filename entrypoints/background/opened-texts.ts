/**
 * Texts, pictures and what pages hold, that Assay's own windows were opened for, in memory: an address stands in the browser's history
 * and what somebody selected does not belong there (DESIGN §4, Privacy gate).
 */
export interface Opened<T> {
  /** The id to put into the window's address. It tells whether the thing is private, nothing else. */
  keep(opened: T): string;
  /** Null when the worker that kept it is gone. */
  get(id: string): T | null;
}

const PRIVATE = 'private-';
const ORDINARY = 'text-';

/** `atMost`: windows that are still asking are few, and each thing may be large. */
export function createOpened<T extends { readonly ephemeral: boolean }>(
  newId: () => string,
  atMost: number,
): Opened<T> {
  const kept = new Map<string, T>();
  return {
    keep(opened) {
      const id = `${opened.ephemeral ? PRIVATE : ORDINARY}${newId()}`;
      kept.set(id, opened);
      for (const oldest of [...kept.keys()].slice(0, -atMost)) kept.delete(oldest);
      return id;
    },
    get: (id) => kept.get(id) ?? null,
  };
}

/** Whether what has this id came from a private window; null for what is no such id. Outlives the worker. */
export function isPrivateText(id: string): boolean | null {
  if (id.startsWith(PRIVATE)) return true;
  return id.startsWith(ORDINARY) ? false : null;
}
