import type { Fault, FaultEffect } from '../fault';

export interface ActiveFault {
  id: string;
  effect: FaultEffect;
}

/** The faults in force. The first that matches a request, in the order they were added, strikes. */
export interface FaultBook {
  add(fault: Fault): string;
  strike(request: { method: string; path: string; key: string | null }): ActiveFault | null;
  /** Waits until `release(id)` or `clear()`. */
  held(id: string): Promise<void>;
  release(id: string): void;
  clear(): void;
}

export function createFaultBook(): FaultBook {
  const faults = new Map<string, { fault: Fault; seen: number }>();
  const waiting = new Map<string, (() => void)[]>();
  let serial = 0;

  const release = (id: string): void => {
    for (const go of waiting.get(id) ?? []) go();
    waiting.delete(id);
  };
  return {
    add(fault) {
      serial += 1;
      const id = `fault-${serial}`;
      faults.set(id, { fault, seen: 0 });
      return id;
    },
    strike({ method, path, key }) {
      for (const [id, entry] of faults) {
        const { fault } = entry;
        if (fault.method !== undefined && fault.method.toUpperCase() !== method) continue;
        if (fault.path !== undefined && !new RegExp(fault.path).test(path)) continue;
        if (fault.key !== undefined && fault.key !== key) continue;
        const turn = entry.seen - (fault.after ?? 0);
        if (turn >= (fault.times ?? Number.POSITIVE_INFINITY)) continue;
        entry.seen += 1;
        if (turn >= 0) return { id, effect: fault.effect };
      }
      return null;
    },
    held: (id) => new Promise((go) => waiting.set(id, [...(waiting.get(id) ?? []), go])),
    release,
    clear() {
      faults.clear();
      for (const id of [...waiting.keys()]) release(id);
    },
  };
}
