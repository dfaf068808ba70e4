import type { QuotaLimits } from './quota';

/** What a surface may know of the key: never the key. */
export type KeyState =
  | { readonly set: false }
  | {
      readonly set: true;
      /** The last four characters, to tell two keys apart. */
      readonly ending: string;
      /** When VirusTotal last accepted it, or null before that. */
      readonly testedAt: number | null;
      readonly refused: 'wrong-key' | 'inactive-user' | null;
      readonly limits: QuotaLimits | null;
    };
