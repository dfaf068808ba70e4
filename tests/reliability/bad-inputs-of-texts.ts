import { type Fault, proof } from './fault';

const parse = 'unit/domain/parse-indicator.test.ts';
const reader = 'unit/domain/list-reader.test.ts';
const gate = 'unit/domain/privacy-gate.test.ts';
const gaps = 'unit/domain/bad-inputs.test.ts';
const INDICATORS = 'any text is read without a throw, and what is found in it is found again';

/** What somebody types, pastes or selects: lists, hashes, names, addresses. */
export const BAD_INPUTS_OF_TEXTS: readonly Fault[] = [
  {
    number: 1,
    fault: 'An empty list, white space, nothing but remarks',
    required: 'Nothing found, nothing asked',
    proofs: [proof(parse, 'refuses ""'), proof(reader, 'of nothing but')],
  },
  {
    number: 2,
    fault: 'A list of 100 000 lines',
    required: 'Read as a stream, with its progress, in batches',
    proofs: [
      proof('e2e/chromium/lists-read.spec.ts', 'a hundred thousand lines'),
      proof(reader, 'reads 100 000 lines in seconds'),
      proof('components/lists/list-files.test.tsx', 'takes back what it began when the user gives up'),
    ],
  },
  {
    number: 3,
    fault: 'One line of ten megabytes',
    required: 'Time grows with its length alone',
    proofs: [
      proof('e2e/chromium/lists-read.spec.ts', 'a hundred thousand lines, and one line of ten megabytes'),
      proof(reader, 'without any gap is one bad line, fast'),
    ],
  },
  {
    number: 4,
    fault: 'Texts made to be slow to match',
    required: 'The same',
    proofs: [
      proof('unit/domain/find-indicators.test.ts', 'http://a,'),
      proof('unit/domain/url-id.test.ts', 'undoes a deep tower of escapes in a breath'),
      proof('unit/domain/secrets.test.ts', 'is quick with a long address of odd parts'),
    ],
  },
  {
    number: 5,
    fault: 'NUL, half characters, byte order marks, UTF-16',
    required: 'Read as what they are, or no indicator',
    proofs: [
      proof(reader, 'of UTF-16 without a mark are recognized'),
      proof(reader, 'that are no text are no indicator either'),
      proof('fuzz/files.test.ts', 'bytes of any encoding, or none, become well-formed text'),
    ],
  },
  {
    number: 6,
    fault: 'Line ends of every kind',
    required: 'Each ends a line',
    proofs: [
      proof(reader, 'ends its lines in'),
      proof('fuzz/files.test.ts', 'a list is read the same wherever it is cut'),
    ],
  },
  {
    number: 7,
    fault: 'A hash in capitals, with spaces, colons, quotes, 0x',
    required: 'The same hash',
    proofs: [proof(parse, 'reads "D41D8CD98F'), proof(parse, 'reads "0xd41'), proof(parse, 'reads "sha256:')],
  },
  {
    number: 8,
    fault: 'A hash that is a digit short or long',
    required: 'No hash',
    proofs: [proof(parse, 'refuses "aaaaaaaa')],
  },
  {
    number: 9,
    fault: 'A UUID without dashes, a commit of Git',
    required: 'A hash by its length, and called nothing more',
    proofs: [proof(gaps, 'a UUID without dashes and a commit of Git are hashes')],
  },
  {
    number: 10,
    fault: 'A SHA-512',
    required: 'Refused, with its length',
    proofs: [proof(parse, `refuses "${'a'.repeat(128)}"`)],
  },
  {
    number: 11,
    fault: 'Defanged addresses',
    required: 'Undone once; the text is shown before it is sent',
    proofs: [
      proof('unit/domain/refang.test.ts', 'undoes one defanging only'),
      proof('unit/domain/refang.test.ts', 'is undone by refang'),
      proof('components/popup-field.test.tsx', 'shows the exact text before it is sent'),
      proof('e2e/chromium/right-click.spec.ts', 'selected defanged text'),
    ],
  },
  {
    number: 12,
    fault: 'Defanged twice, or h**p',
    required: 'Not guessed',
    proofs: [proof(parse, 'refuses "h**p:'), proof(parse, 'refuses "evil[[.]]')],
  },
  {
    number: 13,
    fault: 'The same thing twice, in other spellings',
    required: 'Once',
    proofs: [
      proof('unit/domain/find-indicators.test.ts', 'names each once, in order'),
      proof('e2e/chromium/popup.spec.ts', 'an equal address in another spelling is answered from the cache'),
    ],
  },
  {
    number: 14,
    fault: '127.0.0.1 in other clothes',
    required: 'Judged as what a browser would visit, and kept here',
    proofs: [
      proof(gate, 'judges the host a browser would visit'),
      proof(gate, 'never sends a private host, however it is spelled'),
    ],
  },
  {
    number: 15,
    fault: 'Addresses of private networks',
    required: 'Kept here',
    proofs: [proof(gate, 'keeps'), proof('e2e/chromium/privacy.spec.ts', 'private addresses never leave')],
  },
  {
    number: 16,
    fault: 'Names of private networks',
    required: 'Kept here',
    proofs: [
      proof(gate, 'keeps'),
      proof(
        'e2e/chromium/privacy.spec.ts',
        'the background keeps private addresses back even when a page asks',
      ),
      proof('e2e/firefox', 'a hash, an unknown link and a private one'),
    ],
  },
  {
    number: 17,
    fault: 'A public suffix alone',
    required: 'No domain',
    proofs: [proof(gaps, 'a public suffix alone is no domain')],
  },
  {
    number: 18,
    fault: 'Hidden services',
    required: 'Text like any other; a name below .i2p only inside a link; both stay here',
    proofs: [
      proof(gaps, 'a name of a hidden service is a text like any other'),
      proof('unit/domain/private-host.test.ts', 'duskgytldkxiuqc6.onion'),
    ],
  },
  {
    number: 19,
    fault: 'User and password in an address',
    required: 'Cut off, and said before',
    proofs: [
      proof(gate, 'never lets out user, password or fragment'),
      proof('e2e/chromium/privacy.spec.ts', 'user, password and fragment are cut off'),
    ],
  },
  {
    number: 20,
    fault: 'http://a.com\\\\@b.com',
    required: 'The host that a browser visits is what is shown',
    proofs: [
      proof('unit/domain/split-address.test.ts', 'goes where a browser goes'),
      proof('unit/domain/split-address.test.ts', 'finds the host a URL parser finds'),
      proof(parse, 'reads "http://a.example'),
    ],
  },
  {
    number: 21,
    fault: 'Tabs and line ends inside an address',
    required: 'Only the parsed form is shown and sent',
    proofs: [
      proof(parse, 'reads what it gave as the same again'),
      proof('fuzz/indicators.test.ts', INDICATORS),
    ],
  },
  {
    number: 22,
    fault: 'A name that mixes alphabets',
    required: 'Punycode and a warning',
    proofs: [
      proof(
        'components/popup-field.test.tsx',
        'says nothing of an ordinary name, and warns of one that imitates another',
      ),
      proof('components/card.test.tsx', 'warns of a host that mixes alphabets'),
    ],
  },
  {
    number: 23,
    fault: 'A name in another script throughout',
    required: 'Punycode beside it',
    proofs: [
      proof(parse, 'reads "пример.example"'),
      proof(parse, 'reads "faß.de"'),
      proof(parse, 'reads "🦠.example"'),
      proof('unit/domain/mixed-script.test.ts', 'undoes what a URL parser does'),
    ],
  },
  {
    number: 24,
    fault: 'http://xn--/, port 65536',
    required: 'A bad line; the rest goes on',
    proofs: [
      proof(parse, 'refuses "http://xn--/"'),
      proof(parse, 'refuses "http://a.example:65536/"'),
      proof(reader, 'goes on behind a line that no browser could open'),
    ],
  },
  {
    number: 25,
    fault: 'javascript:, data:, blob:, about:, chrome:, moz-extension:, view-source:, file:',
    required: 'Not checkable, never opened',
    proofs: ['JavaScript:', 'data:', 'blob:', 'about:', 'chrome:', 'moz-extension:', 'view-source:', 'file:']
      .map((scheme) => proof(parse, `refuses "${scheme}`))
      .concat(proof('e2e/chromium/community.spec.ts', 'hostile text is text: no element, no link')),
  },
  {
    number: 26,
    fault: 'mailto:, tel:, magnet:',
    required: 'Not checkable',
    proofs: ['mailto:', 'tel:', 'magnet:'].map((scheme) => proof(parse, `refuses "${scheme}`)),
  },
  {
    number: 27,
    fault: 'An address of more than 8 192 characters',
    required: 'Refused with both numbers, never cut',
    proofs: [
      proof(parse, 'refuses what is too long'),
      proof(parse, 'refuses "http://a.example/?q=%41%41'),
      proof(parse, 'refuses "http://a.example/aaaaaaaa'),
    ],
  },
  {
    number: 28,
    fault: 'Tokens, signatures and e-mail addresses in a link',
    required: 'Asked about first; never submitted by itself',
    proofs: [
      proof(gate, 'asks about'),
      proof('e2e/chromium/privacy.spec.ts', 'a link with a secret is asked about'),
      proof('e2e/chromium/privacy.spec.ts', 'a link with a secret that is not sent costs nothing'),
    ],
  },
  {
    number: 29,
    fault: 'A token in the fragment',
    required: 'Cut off',
    proofs: [proof(gate, 'never lets out user, password or fragment')],
  },
  {
    number: 30,
    fault: '%zz, escapes of escapes',
    required: 'Kept as they are; nothing throws',
    proofs: [
      proof(parse, 'never throws'),
      proof('fuzz/canonical-urls.test.ts', 'any address has a form that is its own form, or none'),
      proof('fuzz/canonical-urls.test.ts', 'the form agrees with the simulator’s'),
    ],
  },
];
