import type { Part } from './code';

/** A picture that Assay's own window was opened for, as pixels of somebody's page; all as `data:` addresses. */
export interface OpenedPicture {
  /** The picture's own pixels, where its page could give them without asking any server; null elsewhere. */
  readonly own: string | null;
  /** What the tab showed; null where the browser does not let it be taken. */
  readonly tab: string | null;
  /** Where in the tab the picture was; null when all of the tab is meant, or nobody knows. */
  readonly part: Part | null;
  /** It comes from a private window. */
  readonly ephemeral: boolean;
}
