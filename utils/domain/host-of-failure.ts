import type { Failure } from './failure';
import type { Host } from './host-of';

/** What can be checked in the place of a text that cannot: the host of a page's own link (`blob:`). Null for all others. */
export function hostOfFailure(failure: Failure): Host | null {
  const why = failure.tag === 'bad-input' ? failure.why : null;
  if (why?.reason !== 'scheme' || why.host === undefined) return null;
  // As `noAddress` reads it: canonical, so a colon or digits alone are an address.
  return { kind: /:|^[\d.]+$/.test(why.host) ? 'ip' : 'domain', value: why.host };
}
