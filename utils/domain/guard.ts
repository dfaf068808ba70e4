/** Why a link should not be followed without a question: only ever what is known as malicious. */
export interface Finding {
  /** The link's own report says so, or, where it has none, the one of its host. */
  readonly about: 'link' | 'host';
  /** Engines that say malicious, and engines that answered. */
  readonly reading: number;
  readonly answered: number;
  /** When VirusTotal's engines looked, Unix ms; null where it does not say. */
  readonly analysedAt: number | null;
  /** The first engines that say so, with what they call it: hostile text. */
  readonly worst: readonly { readonly engine: string; readonly label: string | null }[];
}

/** Links that one message may ask about. */
export const GUARDED_AT_MOST = 50;
