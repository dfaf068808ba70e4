import type { OpenedText } from '@/utils/rpc/check-messages';

/**
 * Texts that Assay's own windows were opened for, in memory: an address stands in the browser's history and what
 * somebody selected does not belong there (DESIGN §4, Privacy gate).
 */
export interface OpenedTexts {
  /** The id to put into the window's address. It tells whether the text is private, nothing else. */
  keep(opened: OpenedText): string;
  /** Null when the worker that kept it is gone. */
  get(id: string): OpenedText | null;
}

/** Windows that are still asking are few; each text may be large. */
const AT_MOST = 10;

const PRIVATE = 'private-';
const ORDINARY = 'text-';

export function createOpenedTexts(newId: () => string): OpenedTexts {
  const texts = new Map<string, OpenedText>();
  return {
    keep(opened) {
      const id = `${opened.ephemeral ? PRIVATE : ORDINARY}${newId()}`;
      texts.set(id, opened);
      for (const oldest of [...texts.keys()].slice(0, -AT_MOST)) texts.delete(oldest);
      return id;
    },
    get: (id) => texts.get(id) ?? null,
  };
}

/** Whether the text of this id came from a private window; null for what is no such id. Outlives the worker. */
export function isPrivateText(id: string): boolean | null {
  if (id.startsWith(PRIVATE)) return true;
  return id.startsWith(ORDINARY) ? false : null;
}
