import { CLEAN_URL, MALICIOUS_URL, SUSPICIOUS_URL, UNKNOWN_URL } from '../simulator/world/named';

/** What Assay must come to at one stop of the tour. */
export type Expected =
  /** The verdict that VirusTotal's world holds for this address. */
  | { readonly kind: 'verdict'; readonly of: string }
  | { readonly kind: 'unknown' }
  /** Nothing leaves. */
  | { readonly kind: 'not-sent' }
  /** Asks what to do about the secret; without it the address is `of`. */
  | { readonly kind: 'asks'; readonly of: string };

/** One place in the mail to right-click. */
export interface Stop {
  /** The element's id in the mail. */
  readonly id: string;
  readonly menu: 'check-link' | 'check-selection';
  /** A link, or the selected text. */
  readonly text: string;
  readonly says: string;
  readonly expected: Expected;
}

const verdict = (of: string): Expected => ({ kind: 'verdict', of });
const link = (id: string, text: string, says: string, expected: Expected): Stop => {
  return { id, menu: 'check-link', text, says, expected };
};

/**
 * The mail's links in order. Four of them cost a request, which is what a free key allows in a minute; the
 * others are answered without one.
 */
export const STOPS: readonly Stop[] = [
  link('parcel', MALICIOUS_URL, 'A parcel service wants a customs fee', verdict(MALICIOUS_URL)),
  link('manual', CLEAN_URL, 'The manual, as the publisher sent it', verdict(CLEAN_URL)),
  link('tool', SUSPICIOUS_URL, 'A tool that somebody recommended', verdict(SUSPICIOUS_URL)),
  link('invoice', UNKNOWN_URL, 'An invoice from the city’s utilities', { kind: 'unknown' }),
  link('reset', `${CLEAN_URL}?token=q9Zk81bXq0vJtR7wLm3Xf5`, 'A link to reset a password', {
    kind: 'asks',
    of: CLEAN_URL,
  }),
  link('printer', 'http://intranet.local/printers/3', 'The printer on the second floor', {
    kind: 'not-sent',
  }),
  link('camera', 'http://192.168.178.20/login', 'The camera at the back door', { kind: 'not-sent' }),
  {
    id: 'ticket',
    menu: 'check-selection',
    text: `Blocked at the gateway: ${defanged(MALICIOUS_URL)} (reported twice).`,
    says: 'And this stood in the ticket. Select the line, then right-click it:',
    expected: verdict(MALICIOUS_URL),
  },
];

/** As analysts write addresses, so that nobody clicks them by accident. */
function defanged(url: string): string {
  const { protocol, host, pathname, search } = new URL(url);
  return `${protocol.replace('tt', 'xx')}//${host.replaceAll('.', '[.]')}${pathname}${search}`;
}
