import type { Behaviour } from './behaviour';
import type { Comment, Page, Vote } from './community';
import type { Failure } from './failure';
import type { IndicatorKind } from './indicator';
import type { EngineCounts } from './report';
import type { Resolution } from './resolution';

/** What can be read about an object besides its report; each page costs one request. */
export type SectionName =
  | 'votes'
  | 'comments'
  | 'behaviour'
  | 'network-location'
  | 'serving-address'
  | 'contacted-domains'
  | 'contacted-addresses'
  | 'contacted-urls'
  | 'dropped-files'
  | 'execution-parents'
  | 'bundled-files'
  | 'pe-resource-parents'
  | 'pe-resource-children'
  | 'communicating-files'
  | 'referrer-files'
  | 'resolutions'
  | 'subdomains'
  | 'siblings'
  | 'parent'
  | 'certificates'
  | 'whois';

/** What a public key may read of each kind, in the order of the rail (virustotal-api.md §3–§5). */
export const SECTIONS_OF: Readonly<Record<IndicatorKind, readonly SectionName[]>> = {
  url: ['comments', 'votes', 'network-location', 'serving-address'],
  file: [
    'comments',
    'votes',
    'behaviour',
    'contacted-domains',
    'contacted-addresses',
    'contacted-urls',
    'dropped-files',
    'execution-parents',
    'bundled-files',
    'pe-resource-parents',
    'pe-resource-children',
  ],
  domain: [
    'comments',
    'votes',
    'resolutions',
    'subdomains',
    'siblings',
    'parent',
    'communicating-files',
    'referrer-files',
    'certificates',
    'whois',
  ],
  ip: ['comments', 'votes', 'resolutions', 'communicating-files', 'referrer-files', 'certificates', 'whois'],
};

/** An object that another one is related to; what VirusTotal does not know has no counts. Hostile text. */
export interface Related {
  readonly kind: IndicatorKind;
  /** VirusTotal's id; for a URL not the address. */
  readonly id: string;
  /** What can be checked with one click: the address, the SHA-256, the name; null where only an id is known. */
  readonly subject: string | null;
  readonly counts: EngineCounts | null;
  /** A file's name or type, a URL's title. */
  readonly note: string | null;
}

/** A certificate that a host showed; times are Unix ms. */
export interface Certificate {
  readonly id: string;
  readonly subject: string | null;
  readonly issuer: string | null;
  readonly serial: string | null;
  readonly from: number | null;
  readonly until: number | null;
  readonly names: readonly string[];
}

/** A whois record: the text as it came. */
export interface WhoisRecord {
  readonly id: string;
  readonly registrar: string | null;
  readonly firstSeenAt: number | null;
  readonly lastSeenAt: number | null;
  readonly text: string;
}

/** One page of one section. */
export type SectionContent =
  | { readonly shape: 'votes'; readonly page: Page<Vote> }
  | { readonly shape: 'comments'; readonly page: Page<Comment> }
  | { readonly shape: 'behaviour'; readonly behaviour: Behaviour }
  | { readonly shape: 'related'; readonly page: Page<Related> }
  | { readonly shape: 'resolutions'; readonly page: Page<Resolution> }
  | { readonly shape: 'certificates'; readonly page: Page<Certificate> }
  | { readonly shape: 'whois'; readonly page: Page<WhoisRecord> };

/** What asks for the page after this one; null at the end. */
export function nextCursor(content: SectionContent): string | null {
  return content.shape === 'behaviour' ? null : content.page.cursor;
}

/** A section's page with its age: read now for one request, or kept from before for none. */
export interface SectionPage {
  readonly section: SectionName;
  /** What the page was asked for with; null for the first. */
  readonly cursor: string | null;
  readonly content: SectionContent;
  /** Unix ms. */
  readonly fetchedAt: number;
}

/** What is known of a section before it is opened: nothing, so opening it costs a request, or a kept page. */
export interface SectionState {
  readonly section: SectionName;
  /** When its first page was read; null: opening it costs one request. */
  readonly keptAt: number | null;
  /** How many there are, where that is known. */
  readonly total: number | null;
  /** Why the last try failed. */
  readonly failure: Failure | null;
}
