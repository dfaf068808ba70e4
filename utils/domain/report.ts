import type { IndicatorKind } from './indicator';

/** Engines a verdict. The first four count in the denominator, the others gave no answer (virustotal-api.md §3). */
export type EngineCategory =
  | 'malicious'
  | 'suspicious'
  | 'harmless'
  | 'undetected'
  | 'timeout'
  | 'confirmed-timeout'
  | 'failure'
  | 'type-unsupported'
  | 'other';

export interface EngineResult {
  readonly name: string;
  readonly category: EngineCategory;
  /** What the engine calls it, as it came: hostile text. */
  readonly label: string | null;
  readonly method: string | null;
  readonly version: string | null;
  /** The engine's signature date as `YYYYMMDD`. */
  readonly update: string | null;
}

/** Counts of engines by what they said; `unanswered` is timeouts, failures and unsupported types together. */
export interface EngineCounts {
  readonly malicious: number;
  readonly suspicious: number;
  readonly harmless: number;
  readonly undetected: number;
  readonly unanswered: number;
}

export interface VoteTotals {
  readonly harmless: number;
  readonly malicious: number;
}

export interface UrlFacts {
  readonly url: string;
  readonly finalUrl: string | null;
  /** Hops before the final address. */
  readonly redirects: readonly string[];
  readonly title: string | null;
  readonly httpStatus: number | null;
  readonly contentSha256: string | null;
  readonly contentLength: number | null;
  readonly threatNames: readonly string[];
}

export interface FileFacts {
  readonly md5: string | null;
  readonly sha1: string | null;
  readonly sha256: string;
  readonly size: number | null;
  readonly name: string | null;
  readonly names: readonly string[];
  readonly type: string | null;
  readonly magic: string | null;
  readonly threatLabel: string | null;
  readonly signer: string | null;
}

export interface DomainFacts {
  readonly registrar: string | null;
  readonly createdAt: number | null;
}

export interface AddressFacts {
  readonly owner: string | null;
  readonly asn: number | null;
  readonly country: string | null;
  readonly network: string | null;
}

/**
 * What VirusTotal said about one object, in our words. Text fields are other people's and hostile; times are
 * Unix milliseconds or null where absent or absurd (faults.md §5.40).
 */
export interface Report {
  readonly kind: IndicatorKind;
  /** VirusTotal's own id: SHA-256 of the canonical URL, SHA-256 of the file, the domain, the address. */
  readonly id: string;
  /** What to show: the canonical URL, the file's SHA-256, the domain, the address. */
  readonly subject: string;
  readonly counts: EngineCounts;
  readonly engines: readonly EngineResult[];
  /** VirusTotal's totals and its own list of engines disagree; the worse one is in `counts` (faults.md §5.37). */
  readonly contradictory: boolean;
  readonly votes: VoteTotals;
  readonly reputation: number | null;
  readonly categories: readonly string[];
  readonly tags: readonly string[];
  readonly analysedAt: number | null;
  readonly firstSubmittedAt: number | null;
  readonly lastSubmittedAt: number | null;
  readonly timesSubmitted: number | null;
  readonly url: UrlFacts | null;
  readonly file: FileFacts | null;
  readonly domain: DomainFacts | null;
  readonly address: AddressFacts | null;
}

/** How many engines answered at all: the denominator of every reading. */
export function answered(counts: EngineCounts): number {
  return counts.malicious + counts.suspicious + counts.harmless + counts.undetected;
}
