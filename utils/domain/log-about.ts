import type { Indicator } from './indicator';
import { decide } from './privacy-gate';

/**
 * What the log says a request is about: what is sent, without what looks like a secret in it. The user may have
 * let that leave for this one request; a log is kept for months, and given to others.
 */
export function logAbout(request: Indicator): string {
  const decision = decide(request, { privateHosts: [] });
  switch (decision.decision) {
    case 'send':
      return decision.value;
    case 'ask':
      return decision.without;
    case 'private':
      return `(${decision.rule})`;
  }
}
