import { withoutInvisible } from './invisible';

/** What a code is for, by how its text begins. */
export type CodeKind =
  /** A link, a hash, words: what is in it only reading it tells. */
  | 'text'
  | 'wifi'
  /** A key for sign-in codes, or for a phone's own contract. */
  | 'secret'
  | 'contact'
  | 'mail'
  | 'phone'
  | 'message'
  | 'place'
  | 'event'
  | 'payment'
  /** An address of no web page, for some other program. */
  | 'program';

export interface CodeContent {
  readonly kind: CodeKind;
  /** The text as it may be shown: passwords and keys are covered. */
  readonly shown: string;
  /** Whether it may be looked through for links, domains, addresses and hashes (faults.md §5.50). */
  readonly readable: boolean;
}

/** Bytes of another part of a code may stand before its text. */
const LEADING = /^[\s\p{Cc}\p{Cs}\ufffd]+/u;
const COVER = '••••••••';

/**
 * `keep` before and after, what is between is a secret. Values end where the format says, `\;` is no end, nor
 * is one in quotes: these end before the next field, and never where they are not closed.
 */
const WIFI_SECRET =
  /((?:^|[;:])(?:P|PH2|A|I|K):)(?:\s*"(?:\\.|[^\\])*?(?:"(?=\s*(?:$|;\s*(?:;|$|[a-z0-9]{1,9}:)))|$)|(?:\\.|[^;\\])*)/gis;
/** Only of these is it known what else is in them. */
const SIGN_IN = /^(?:apple-)?otpauth/i;
const SCHEME = /^[a-z][a-z0-9+.-]*:/i;
const QUERY_SECRET = /([?&](?:secret|data|key|token)=)([^&#]*)/gi;

/**
 * Keys by themselves, each as long as it is, so that no host is taken for one: PEM; Nostr's (NIP 19) and those of
 * wallets (BIP 32, and WIF, which has no name before it: only in all kinds of letters, and where no host goes on).
 */
const BARE_KEYS: readonly RegExp[] = [
  /^-----begin [a-z ]{0,40}private key/i,
  /^nsec1[02-9ac-hj-np-z]{58}(?![a-z0-9])/i,
  /^[xyz]prv[1-9A-HJ-NP-Za-km-z]{100,112}(?![A-Za-z0-9])/,
  /^(?=.{0,50}\d)(?=.{0,50}[A-Z])(?=.{0,50}[a-z])(?:5[HJK][1-9A-HJ-NP-Za-km-z]{49}|[KL][1-9A-HJ-NP-Za-km-z]{51})(?![\w-]|\.\w)/,
];

/** In order: the first that the text begins with. */
const KINDS: readonly (readonly [CodeKind, RegExp])[] = [
  ['wifi', /^(?:wifi|dpp):/i],
  ['secret', /^(?:(?:otpauth(?:-migration)?|apple-otpauth|lpa|fido|sgnl|tg|steam|ssh|wc):|nostr:nsec1)/i],
  ['contact', /^(?:begin:\s*vcard|mecard:|bizcard:)/i],
  ['event', /^begin:\s*(?:vevent|vcalendar)/i],
  ['mail', /^(?:mailto|matmsg|smtp):/i],
  ['phone', /^(?:tel|facetime|facetime-audio):/i],
  ['message', /^(?:sms|smsto|mms|mmsto):/i],
  ['place', /^geo:/i],
  [
    'payment',
    /^(?:bitcoin|bitcoincash|ethereum|litecoin|monero|dogecoin|lightning|solana|tron|upi|payto|spc|bcd|st00012|spd\*)/i,
  ],
  // Merchants' codes (EMV QRCPS) begin with this field.
  ['payment', /^000201/],
  ['program', /^(?!https?:|h..ps?:)[a-z][a-z0-9+-]*:\/\//i],
  ['program', /^(?:javascript|data|intent|market|vbscript|blob|about|file|view-source):/i],
];

const READABLE: ReadonlySet<CodeKind> = new Set<CodeKind>(['text', 'contact', 'event', 'message']);

/**
 * What the text of a code is for. Only text and what people write in cards and messages is offered for a check; what
 * gives access to a network or an account stays here whatever else it holds (faults.md §5.50).
 */
export function codeContent(text: string): CodeContent {
  const start = withoutInvisible(text).replace(LEADING, '');
  // Nothing of it is kept, whatever stands behind it: where the key ends nobody knows.
  if (BARE_KEYS.some((begins) => begins.test(start)))
    return { kind: 'secret', shown: COVER, readable: false };
  const kind = KINDS.find(([, begins]) => begins.test(start))?.[0] ?? 'text';
  return { kind, shown: covered(kind, text, start), readable: READABLE.has(kind) };
}

/** What holds a secret is shown without what nobody sees: the name of its field could hide behind that. */
function covered(kind: CodeKind, text: string, start: string): string {
  if (kind === 'wifi') return start.replace(WIFI_SECRET, `$1${COVER}`);
  if (kind !== 'secret') return text;
  const shown = SIGN_IN.test(start) ? start.replace(QUERY_SECRET, `$1${COVER}`) : start;
  // No place in it is known to be the secret one: all of it is, after the scheme.
  return shown === start ? `${SCHEME.exec(start)?.[0] ?? ''}${COVER}` : shown;
}
