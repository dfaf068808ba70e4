import type { ObjectRef } from './community';
import { hashName, type IndicatorKind } from './indicator';
import { parseOne } from './parse-one';

/** What a full report's address asks for: an object, the check that found it, nothing yet, or nothing readable. */
export type ReportAddress =
  | { readonly asks: 'object'; readonly object: ObjectRef }
  /** A check by its own id: the one way to name what came out of a private window. */
  | { readonly asks: 'check'; readonly id: string }
  | { readonly asks: 'nothing' }
  | { readonly asks: 'unreadable' };

const KINDS: readonly IndicatorKind[] = ['url', 'file', 'domain', 'ip'];

/**
 * The fragment that names an object, without `#`: `file=<hash>`, `domain=<name>`, `ip=<address>`, and a URL by
 * VirusTotal's id, `url=<SHA-256>`: no link stands in the browser's history (DESIGN §2.5).
 */
export function reportFragment({ kind, id }: ObjectRef): string {
  return new URLSearchParams({ [kind]: id }).toString();
}

/** Reads a fragment, with or without `#`; anything may stand in one. */
export function parseReportFragment(fragment: string): ReportAddress {
  const asked = new URLSearchParams(fragment.replace(/^#/, ''));
  const check = asked.get('check');
  if (check) return { asks: 'check', id: check };
  const kind = KINDS.find((one) => asked.has(one));
  if (!kind) return { asks: [...asked.keys()].length === 0 ? 'nothing' : 'unreadable' };
  const id = readId(kind, asked.get(kind) ?? '');
  return id === null ? { asks: 'unreadable' } : { asks: 'object', object: { kind, id } };
}

function readId(kind: IndicatorKind, text: string): string | null {
  if (kind === 'url') return hashName(text.toLowerCase()) === 'SHA-256' ? text.toLowerCase() : null;
  const read = parseOne(text);
  return 'kind' in read && read.kind === kind ? read.value : null;
}
