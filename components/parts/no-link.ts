import type { MessageKey } from '../text';

/** Schemes of what looks like a link and leads to no address, with the sentence that says what it is instead. */
export const NO_LINK: ReadonlyMap<string, MessageKey> = new Map([
  ['javascript', 'failScript'],
  ['vbscript', 'failScript'],
  ['data', 'failData'],
]);
