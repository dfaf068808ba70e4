import { createContext } from 'preact';
import { useContext } from 'preact/hooks';

/** Host of a gateway in VirusTotal's place, or null, for everything on one page that may have to name it. */
export const Gateway = createContext<string | null>(null);

export function useGatewayName(): string | null {
  return useContext(Gateway);
}
