import type { Certificate } from './report-section';

/** Longest list of one field of a report. What is shown as “the first 100” is read with one more: there is a rest. */
export const LIST_MAX = 100;
/** The same where only the full report shows it. */
export const DETAILS_MAX = 1_000;

/** A name and a value as VirusTotal sent them: hostile text. */
export interface NamedText {
  readonly name: string;
  readonly value: string;
}

export interface UrlDetails {
  readonly finalUrl: string | null;
  /** Every hop in order, the first being the address itself, without the final one. */
  readonly redirects: readonly string[];
  readonly httpStatus: number | null;
  readonly headers: readonly NamedText[];
  readonly cookies: readonly NamedText[];
  readonly title: string | null;
  readonly metaTags: readonly NamedText[];
  /** Tracker's name and the addresses it was seen with. */
  readonly trackers: readonly { readonly name: string; readonly urls: readonly string[] }[];
  readonly outgoingLinks: readonly string[];
  readonly contentSha256: string | null;
  /** Bytes. */
  readonly contentLength: number | null;
  /** Each vendor's own word. */
  readonly categories: readonly NamedText[];
  readonly threatNames: readonly string[];
}

export interface FileDetails {
  readonly names: readonly string[];
  /** Bytes. */
  readonly size: number | null;
  readonly type: string | null;
  readonly magic: string | null;
  readonly hashes: readonly NamedText[];
  readonly createdAt: number | null;
  readonly uniqueSources: number | null;
  readonly signature: {
    readonly status: string | null;
    readonly signers: readonly string[];
    readonly product: string | null;
    readonly description: string | null;
    readonly signedAt: string | null;
  } | null;
  readonly threatLabel: string | null;
  readonly threatCategories: readonly string[];
  readonly sandboxVerdicts: readonly {
    readonly sandbox: string;
    readonly category: string;
    readonly names: readonly string[];
  }[];
  readonly yaraRules: readonly {
    readonly rule: string;
    readonly ruleset: string | null;
    readonly author: string | null;
  }[];
}

export interface DomainDetails {
  readonly registrar: string | null;
  readonly createdAt: number | null;
  readonly updatedAt: number | null;
  readonly popularity: readonly {
    readonly list: string;
    readonly rank: number;
    readonly at: number | null;
  }[];
  readonly dns: readonly { readonly type: string; readonly value: string; readonly ttl: number | null }[];
  readonly certificate: Certificate | null;
  readonly categories: readonly NamedText[];
  readonly jarm: string | null;
  readonly whois: string | null;
}

export interface AddressDetails {
  readonly owner: string | null;
  readonly asn: number | null;
  readonly country: string | null;
  readonly continent: string | null;
  readonly network: string | null;
  readonly registry: string | null;
  readonly certificate: Certificate | null;
  readonly jarm: string | null;
  readonly whois: string | null;
}

/**
 * Everything else that the kept reply says, read out of it only where the full report is open; costs no request.
 * Text is other people's and hostile; times are Unix ms; lists are cut at a thousand.
 */
export type Details =
  | { readonly kind: 'url'; readonly url: UrlDetails }
  | { readonly kind: 'file'; readonly file: FileDetails }
  | { readonly kind: 'domain'; readonly domain: DomainDetails }
  | { readonly kind: 'ip'; readonly address: AddressDetails };
