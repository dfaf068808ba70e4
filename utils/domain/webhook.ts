import { permalink } from './permalink';
import { readUrl } from './read-url';
import type { WatchChange, WatchFinding } from './watch';

/** What the webhook gets about one look. `total` is how many engines answered. */
interface ToldFinding {
  readonly verdict: string;
  readonly malicious: number;
  readonly suspicious: number;
  readonly total: number;
  readonly checkedAt: string;
}

/** The JSON body of a delivery; its fields are promised in the README. Never the key, nothing of other entries. */
export interface WebhookBody {
  readonly version: 1;
  /** The same in every repetition of one delivery. */
  readonly id: string;
  readonly event: WatchChange['kind'] | 'test';
  readonly at: string;
  readonly indicator: { readonly kind: string; readonly value: string } | null;
  readonly before: ToldFinding | null;
  readonly after: ToldFinding | null;
  /** Why the looks failed, by `failing`. */
  readonly failure: string | null;
  /** VirusTotal's page about it. */
  readonly link: string | null;
}

export function bodyOf(change: WatchChange): WebhookBody {
  const { id, kind, at, indicator, before, after, failure } = change;
  const object = after?.id ?? before?.id ?? null;
  return {
    version: 1,
    id,
    event: kind,
    at: isoTime(at),
    indicator: { kind: indicator.kind, value: indicator.value },
    before: before && told(before),
    after: after && told(after),
    failure: failure?.tag ?? null,
    link: object === null ? null : permalink({ kind: indicator.kind, id: object }),
  };
}

export function testBody(id: string, now: number): WebhookBody {
  const nothing = { indicator: null, before: null, after: null, failure: null, link: null };
  return { version: 1, id, event: 'test', at: isoTime(now), ...nothing };
}

/** An https address, as it is asked for; null for anything else. Its query may hold a token, so it is kept whole. */
export function parseWebhookAddress(text: string): string | null {
  const trimmed = text.trim();
  const url = trimmed.length > 2_000 ? null : readUrl(trimmed);
  if (url === null) return null;
  if (url.protocol !== 'https:' || url.username !== '' || url.password !== '') return null;
  url.hash = '';
  return url.href;
}

function told({ verdict, malicious, suspicious, answered, at }: WatchFinding): ToldFinding {
  return { verdict, malicious, suspicious, total: answered, checkedAt: isoTime(at) };
}

function isoTime(at: number): string {
  return new Date(at).toISOString();
}
