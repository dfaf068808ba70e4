import { DAY, SECOND } from '@/utils/domain/duration';

/** The server's clock as Unix milliseconds, or null. */
export function serverTimeOf(headers: Headers): number | null {
  const time = Date.parse(headers.get('date') ?? '');
  return Number.isFinite(time) ? time : null;
}

/**
 * `Retry-After` in milliseconds, given in seconds or as a date (RFC 9110 §10.2.3); null where it is missing,
 * unreadable, or further than a month away. A date counts from the server's clock where that is known.
 */
export function retryAfterOf(headers: Headers, now: number): number | null {
  const text = headers.get('retry-after') ?? '';
  // Every date has a time of day; without this `1.5` would be one of January.
  const until = Date.parse(text.includes(':') ? text : '');
  const wait = /^\d+$/.test(text) ? Number(text) * SECOND : until - (serverTimeOf(headers) ?? now);
  return Number.isFinite(wait) && wait <= 31 * DAY ? Math.max(0, wait) : null;
}

/** Whether a body may be taken for JSON; a reply without a type is tried. */
export function isJson(headers: Headers): boolean {
  const type = mediaType(headers);
  return type === '' || type === 'application/json' || type.endsWith('+json');
}

/** What proxies and captive portals answer with, whatever the status. */
export function isHtml(headers: Headers): boolean {
  return mediaType(headers) === 'text/html';
}

function mediaType(headers: Headers): string {
  return (headers.get('content-type') ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '';
}
