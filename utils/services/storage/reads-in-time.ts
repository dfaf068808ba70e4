import type { Clock } from '../clock';
import { createInTime } from './in-time';
import type { KeyValueArea } from './key-value-area';
import type { ManagedDoor } from './managed-source';

interface Stores {
  readonly area: KeyValueArea;
  readonly managed: ManagedDoor;
}

/** What everything at the start waits for, with a limit: settings and policy. Writing may take its time. */
export function readsInTime({ area, managed }: Stores, clock: Clock): Stores {
  const [areaInTime, managedInTime] = [createInTime(clock), createInTime(clock)];
  return {
    area: { ...area, get: (key) => areaInTime(() => area.get(key)) },
    managed: { ...managed, read: () => managedInTime(managed.read) },
  };
}
