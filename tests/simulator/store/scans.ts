import type { Clock } from '../clock';
import type { JsonObject } from '../json';
import { engineResults } from '../world/engine-results';
import type { Kind, WorldObject } from './model';
import { countStats, type Stats } from './stats';

export type ScanStatus = 'queued' | 'in-progress' | 'completed';

export interface Scan {
  id: string;
  object: WorldObject;
  /** Simulated milliseconds. */
  startedAt: number;
  results: JsonObject;
  settled: boolean;
  /** Key that uploaded a file new to VirusTotal: its look-ups are free (virustotal-api.md §1). */
  freeFor: string | null;
}

/** Analyses and their life: queued → in-progress → completed, by the clock (virustotal-api.md §6). */
export interface Scans {
  start(object: WorldObject, freeFor: string | null): Scan;
  get(id: string): Scan | undefined;
  status(scan: Scan): ScanStatus;
  /** The scan of this object that is not through yet. */
  pending(object: WorldObject): Scan | undefined;
  /** Whether this key's next look at this object is free; it is until the finished report was read once. */
  isFree(object: WorldObject, key: string): boolean;
  endFreeLookups(object: WorldObject, key: string): void;
  /** What the next scans of this object will find. */
  setOutcome(id: string, counts: Partial<Stats>): void;
  /** Writes what has been completed by now into the reports. */
  settle(): void;
  reset(): void;
}

const NOTHING_FOUND: Record<Kind, Partial<Stats>> = {
  url: { harmless: 66, undetected: 26 },
  domain: { harmless: 64, undetected: 28 },
  ip_address: { harmless: 60, undetected: 32 },
  file: { undetected: 70, 'type-unsupported': 5 },
};

export function analysisId(object: WorldObject, seconds: number): string {
  if (object.type !== 'file') return `u-${object.id}-${seconds}`;
  return Buffer.from(`${String(object.attributes.md5)}:${seconds}`).toString('base64');
}

export function createScans(clock: Clock, duration: number): Scans {
  const scans = new Map<string, Scan>();
  const outcomes = new Map<string, Partial<Stats>>();

  const status = (scan: Scan): ScanStatus => {
    const age = clock.now() - scan.startedAt;
    if (scan.settled || age >= duration) return 'completed';
    return age < duration * 0.3 ? 'queued' : 'in-progress';
  };
  const findings = (object: WorldObject): JsonObject => {
    const counts = outcomes.get(object.id);
    const known = object.attributes.last_analysis_results as JsonObject | undefined;
    if (counts === undefined && known !== undefined && Object.keys(known).length > 0) return known;
    return engineResults(object.type, counts ?? NOTHING_FOUND[object.type], object.id);
  };
  const of = (object: WorldObject): Scan[] => [...scans.values()].filter((scan) => scan.object === object);

  return {
    start(object, freeFor) {
      const id = analysisId(object, clock.seconds());
      const scan = { id, object, startedAt: clock.now(), results: findings(object), settled: false, freeFor };
      scans.set(id, scan);
      return scan;
    },
    get: (id) => scans.get(id),
    status,
    pending: (object) => of(object).find((scan) => status(scan) !== 'completed'),
    isFree: (object, key) => of(object).some((scan) => scan.freeFor === key),
    endFreeLookups(object, key) {
      for (const scan of of(object)) if (scan.settled && scan.freeFor === key) scan.freeFor = null;
    },
    setOutcome: (id, counts) => void outcomes.set(id, counts),
    settle() {
      for (const scan of scans.values()) {
        if (scan.settled || status(scan) !== 'completed') continue;
        scan.settled = true;
        const finished = Math.floor((scan.startedAt + duration) / 1000);
        Object.assign(scan.object.attributes, {
          last_analysis_results: scan.results,
          last_analysis_stats: countStats(scan.object.type, scan.results),
          last_analysis_date: finished,
          last_modification_date: finished,
        });
      }
    },
    reset() {
      scans.clear();
      outcomes.clear();
    },
  };
}
