import type { KeyOptions } from './accounts/account';
import type { Limits } from './accounts/meter';
import type { Fault } from './fault';
import type { LoggedRequest } from './http/request-log';
import type { JsonObject } from './json';
import type { Kind } from './store/model';
import type { Stats } from './store/stats';

/** One line of `world()`. */
export interface WorldEntry {
  kind: Kind;
  id: string;
  /** The URL, name or address; a file's most telling name. */
  subject: string;
  malicious: number;
  suspicious: number;
  harmless: number;
  undetected: number;
  note: string;
}

/** What `addObject` puts into the world. `subject` is a URL, domain, address, or a file's SHA-256. */
export interface NewObject {
  kind: Kind;
  subject: string;
  stats?: Partial<Stats>;
  /** Laid over the generated attributes. */
  attributes?: JsonObject;
  note?: string;
}

/** The control door: everything a test may do to the simulated VirusTotal. */
export interface Control {
  /** Unknown keys are refused. */
  addKey(key: string, limits?: Partial<Limits>, options?: KeyOptions): void;
  setLimits(key: string, limits: Partial<Limits>): void;
  setUsed(key: string, used: { daily?: number; monthly?: number }): void;

  now(): number;
  advance(ms: number): void;
  setTime(ms: number): void;
  setSpeed(factor: number): void;

  /** Returns the fault's id. */
  addFault(fault: Fault): string;
  /** Lets go of the answers that a `hold` fault withholds. */
  release(id: string): void;
  /** Ends all faults and releases what they hold. */
  clearFaults(): void;

  log(): readonly LoggedRequest[];
  /**
   * Resolves when the next request comes in whose method and path, as `GET /api/v3/…`, match: VirusTotal has it, and
   * nobody has the answer. Not over the control port, which carries no patterns.
   */
  nextRequest(pattern: RegExp): Promise<void>;
  clearLog(): void;

  /** Returns the object's id. */
  addObject(object: NewObject): string;
  /** Rewrites an object's report as of now. `idOrSubject` is an id or what the object is about. */
  setVerdict(kind: Kind, idOrSubject: string, stats: Partial<Stats>): void;
  /** What scans of this URL, or of a file with this SHA-256, will find. */
  scanOutcome(urlOrSha256: string, stats: Partial<Stats>): void;
  /** Origin of the addresses `files/upload_url` gives out; null for the default. */
  setUploadOrigin(origin: string | null): void;
  world(): WorldEntry[];
  /** Clock, world, analyses, faults, log, counters and limits as at the start; the keys stay. */
  reset(): void;
}

/** The names that the control port accepts. */
export const CONTROL_METHODS = [
  'addKey',
  'setLimits',
  'setUsed',
  'now',
  'advance',
  'setTime',
  'setSpeed',
  'addFault',
  'release',
  'clearFaults',
  'log',
  'clearLog',
  'addObject',
  'setVerdict',
  'scanOutcome',
  'setUploadOrigin',
  'world',
  'reset',
] as const satisfies readonly (keyof Control)[];
