import type { QuotaLimits } from './quota';

/** What a surface may know of the key: never the key. */
export type KeyState =
  | {
      readonly set: false;
      /** The address of the API that a key is kept for; it is not used where the settings point now. */
      readonly keptFor?: string;
    }
  | {
      readonly set: true;
      /** The last four characters, to tell two keys apart; empty for an administrator's. */
      readonly ending: string;
      /** When VirusTotal last accepted it, or null before that. */
      readonly testedAt: number | null;
      readonly refused: 'wrong-key' | 'inactive-user' | null;
      readonly limits: QuotaLimits | null;
      /** An administrator set it: it is not shown, and can be neither replaced nor forgotten here. */
      readonly managed?: true;
    };
