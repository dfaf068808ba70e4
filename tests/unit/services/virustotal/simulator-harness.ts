import { afterAll, beforeAll, beforeEach } from 'vitest';
import { createClient, type VirusTotalClient } from '@/utils/services/virustotal/client';
import type { Reply } from '@/utils/services/virustotal/reply';
import type { Control } from '../../../simulator/control';
import { PREMIUM_KEY } from '../../../simulator/keys';
import { type Simulator, startSimulator } from '../../../simulator/simulator';

/** A VirusTotal of this file's own; fresh for each test. */
export interface Bench {
  /** The client of whoever has this key; `within` is its time limit in real milliseconds, `at` another place than the simulator. */
  clientWith(key: string, within?: number, at?: string): VirusTotalClient;
  /** The client of a key with limits that no test reaches. */
  vt(): VirusTotalClient;
  control(): Control;
  address(): string;
}

export function simulatorBench(): Bench {
  let simulator: Simulator;
  beforeAll(async () => {
    simulator = await startSimulator();
  });
  afterAll(() => simulator.stop());
  beforeEach(() => simulator.control.reset());

  const address = () => `http://127.0.0.1:${simulator.httpPort}`;
  const clientWith = (key: string, within = 20_000, at = address()) =>
    createClient({
      fetch,
      readKey: async () => key,
      keptKeys: async () => [key],
      readAddress: async () => at,
      isOnline: () => true,
      mayReach: async () => true,
      timeout: () => AbortSignal.timeout(within),
      now: () => simulator.control.now(),
    });
  return { clientWith, vt: () => clientWith(PREMIUM_KEY), control: () => simulator.control, address };
}

/** The value of a reply that must be one. */
export async function gotten<T>(pending: Promise<Reply<T>>): Promise<T> {
  const reply = await pending;
  if (!reply.ok) throw new Error(JSON.stringify(reply));
  return reply.value;
}
