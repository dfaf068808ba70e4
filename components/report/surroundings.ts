import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Call } from '@/utils/rpc/client';
import type { RequestOrigin } from '../parts/next-steps';
import type { SectionStore } from './section-store';

/** What every part of one report may need, however deep in the tree it stands. */
export interface Surroundings {
  readonly call: Call;
  readonly store: SectionStore;
  /** The check that the report came with. */
  readonly checkId: string;
  /** It comes from a private window: nothing of it may stand in an address. */
  readonly ephemeral: boolean;
  /** Engines that must say malicious before a verdict does. */
  readonly threshold: number;
  /** Host of a gateway in VirusTotal's place, or null. */
  readonly gateway: string | null;
  readonly requestOrigin?: RequestOrigin | undefined;
}

export const ReportSurroundings = createContext<Surroundings | null>(null);

export function useSurroundings(): Surroundings {
  const found = useContext(ReportSurroundings);
  if (!found) throw new Error('a part of a report outside of one');
  return found;
}
