import { readUrl } from './read-url';
/** On which pages a script of ours runs, and what it does there. Nowhere and nothing, unless it is switched on. */
export interface PageSettings {
  /** Marks beside links whose verdict is known: nowhere, on `markSites`, or wherever the browser lets us. */
  readonly marksOn: 'none' | 'sites' | 'all';
  /** Sites as `scheme://host`; match patterns know no port, so a site is all of its ports. */
  readonly markSites: readonly string[];
  /** Ask before a link known as malicious is followed, on every site that the browser lets us into. */
  readonly clickGuard: boolean;
}

export const DEFAULT_PAGE_SETTINGS: PageSettings = { marksOn: 'none', markSites: [], clickGuard: false };

/** Each is a match pattern that the browser compares with every page. */
const SITES_AT_MOST = 200;

/** What the browser has to allow for all sites. */
export const EVERY_SITE: readonly string[] = ['https://*/*', 'http://*/*'];

/** Reads the part of the stored settings that is about pages; what does not fit falls back to its default. */
export function parsePageSettings(record: Readonly<Record<string, unknown>>): PageSettings {
  const { marksOn, markSites, clickGuard } = record;
  const sites = Array.isArray(markSites) ? markSites.map((site) => siteOf(site)) : [];
  return {
    marksOn: marksOn === 'sites' || marksOn === 'all' ? marksOn : 'none',
    markSites: [...new Set(sites.filter((site) => site !== null))].slice(0, SITES_AT_MOST),
    clickGuard: clickGuard === true,
  };
}

/** The site of an address, `https://mail.example`, or null where no script of ours may be. */
export function siteOf(address: unknown): string | null {
  const url = typeof address === 'string' && address.length <= 10_000 ? readUrl(address) : null;
  if (url === null) return null;
  const { protocol, hostname } = url;
  return (protocol === 'https:' || protocol === 'http:') && hostname !== ''
    ? `${protocol}//${hostname}`
    : null;
}

/** The match pattern of a site, for permissions and for scripts. */
export function sitePattern(site: string): string {
  return `${site}/*`;
}

/** Whether marks are wanted on a site. That the browser allows it as well is asked elsewhere. */
export function wantsMarks({ marksOn, markSites }: PageSettings, site: string | null): boolean {
  if (site === null || marksOn === 'none') return false;
  return marksOn === 'all' || markSites.includes(site);
}
