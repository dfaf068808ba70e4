/**
 * Texts, and what pages hold, that Assay's own windows were opened for, in memory: an address stands in the
 * browser's history and what somebody selected does not belong there (DESIGN §4, Privacy gate).
 */
export interface Opened<Thing> {
  /** The id to put into the window's address. It tells whether the thing is private, nothing else. */
  keep(opened: Thing): string;
  /** Null when the worker that kept it is gone. */
  get(id: string): Thing | null;
}

/** Windows that are still asking are few; each thing may be large. */
const AT_MOST = 10;

const PRIVATE = 'private-';
const ORDINARY = 'text-';

export function createOpened<Thing extends { readonly ephemeral: boolean }>(
  newId: () => string,
): Opened<Thing> {
  const things = new Map<string, Thing>();
  return {
    keep(opened) {
      const id = `${opened.ephemeral ? PRIVATE : ORDINARY}${newId()}`;
      things.set(id, opened);
      for (const oldest of [...things.keys()].slice(0, -AT_MOST)) things.delete(oldest);
      return id;
    },
    get: (id) => things.get(id) ?? null,
  };
}

/** Whether what has this id came from a private window; null for what is no such id. Outlives the worker. */
export function isPrivateText(id: string): boolean | null {
  if (id.startsWith(PRIVATE)) return true;
  return id.startsWith(ORDINARY) ? false : null;
}
