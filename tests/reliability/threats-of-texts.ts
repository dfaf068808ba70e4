import { type Fault, proof } from './fault';

const replies = 'fuzz/replies.test.ts';
const FIELDS = 'hostile text is text in every field of the community';
const EVERY = 'every reply with each of its places gone, and with each of what is nasty in it';

/** What foreign texts, pictures and replies may hold. */
export const THREATS_OF_TEXTS: readonly Fault[] = [
  {
    number: 17,
    fault: 'Script in a comment, a name, an engine’s word, a tag',
    required: 'Text nodes alone; a policy without inline code; the console says nothing of a refused script',
    proofs: [
      proof('e2e/chromium/report-community.spec.ts', FIELDS),
      proof('e2e/chromium/community.spec.ts', 'hostile text is text: no element, no link, no request'),
      proof('e2e/chromium/hostile-report.spec.ts', 'hostile text is text in every section of every report'),
      proof('components/community.test.tsx', 'is text: '),
      proof('components/report.test.tsx', 'is text and nothing else'),
      proof('components/card.test.tsx', 'draws hostile text as text'),
      proof('architecture.test.ts', "'nothing becomes code or markup'"),
    ],
  },
  {
    number: 18,
    fault: 'Text that reads otherwise than it is: turned, invisible, imitated',
    required: 'Made visible; punycode and a warning',
    proofs: [
      proof('unit/domain/visible-text.test.ts', 'leaves nothing hidden'),
      proof(
        'components/popup-field.test.tsx',
        'says nothing of an ordinary name, and warns of one that imitates',
      ),
      proof('components/downloads.test.tsx', 'draws a hostile name as text, with what is hidden in it'),
    ],
  },
  {
    number: 19,
    fault: 'A hostile link in a comment',
    required: 'No link; its real host is named',
    proofs: [
      proof('components/community.test.tsx', 'name addresses by their real host, never as links'),
      proof('e2e/chromium/report-community.spec.ts', FIELDS),
    ],
  },
  {
    number: 20,
    fault:
      'An address of a download or picture that is asked a second time, with cookies, from inside a network',
    required: 'Nothing is fetched: a file is read from the disk, a picture off the screen',
    proofs: [
      proof(
        'e2e/chromium/downloads.spec.ts',
        'a known malicious program: by its own hash, one request, no second GET',
      ),
      proof(
        'e2e/chromium/qr.spec.ts',
        'a picture on a page: its text first, then the check; no server is asked',
      ),
      proof('e2e/firefox', 'a download from a flagged address: by its address, one request, no second GET'),
      proof('e2e/firefox', 'a QR code in an image of another site: read off the screen'),
    ],
  },
  {
    number: 21,
    fault: 'Texts, replies and pictures that take all time or memory',
    required: 'Time grows with length alone; every size has a limit, known before anything is drawn',
    proofs: [
      proof('unit/domain/find-indicators.test.ts', 'http://a,'),
      proof('unit/services/virustotal/request.test.ts', 'stops reading beyond the cap'),
      proof('unit/services/page/read-picture.test.ts', '400 million pixels in 50 kB'),
      proof(replies, EVERY),
    ],
  },
  {
    number: 22,
    fault: 'Prototype pollution by a reply or a file',
    required: 'Known fields are read into new objects; foreign names are values',
    proofs: [
      proof('unit/services/virustotal/schema-engines.test.ts', 'are values, whatever they are called'),
      proof(replies, EVERY),
      proof(replies, 'any reply of any other kind is read without a throw, and pollutes nothing'),
      proof('fuzz/files.test.ts', 'a damaged backup never throws, never pollutes'),
    ],
  },
  {
    number: 23,
    fault: 'A failure that looks like “nothing found”',
    required: 'A verdict needs a readable report in which an engine answered',
    proofs: [
      proof(replies, 'totals that are none are never “nothing found”'),
      proof(replies, 'any response is an answer that was asked for, or a failure'),
      proof('components/popup-check.test.tsx', 'failed: '),
      proof('unit/domain/bad-inputs.test.ts', 'without one engine that answered there is no verdict'),
    ],
  },
];
