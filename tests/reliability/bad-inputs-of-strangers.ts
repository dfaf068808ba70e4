import { type Fault, proof } from './fault';

const request = 'unit/services/virustotal/request.test.ts';
const stats = 'unit/services/virustotal/schema-stats.test.ts';
const engines = 'unit/services/virustotal/schema-engines.test.ts';
const REPORT = 'a damaged report is unreadable, or one that makes sense';
const qr = 'unit/services/page/qr.test.ts';
const picture = 'unit/services/page/read-picture.test.ts';

/** What VirusTotal, its community, pages, files and imports bring. */
export const BAD_INPUTS_OF_STRANGERS: readonly Fault[] = [
  {
    number: 31,
    fault: 'Turned reading directions and invisible characters',
    required: 'Made visible',
    proofs: [
      proof('unit/domain/visible-text.test.ts', 'leaves nothing hidden'),
      proof('components/downloads.test.tsx', 'draws a hostile name as text, with what is hidden in it'),
      proof(
        'e2e/chromium/downloads-odd.spec.ts',
        'names in any script, with emoji, a turned reading direction',
      ),
    ],
  },
  {
    number: 32,
    fault: 'Markup and script links in a comment',
    required: 'Text; addresses named by their real host',
    proofs: [
      proof('e2e/chromium/report-community.spec.ts', 'hostile text is text in every field of the community'),
      proof('e2e/chromium/community.spec.ts', 'hostile text is text: no element, no link'),
      proof('components/community.test.tsx', 'name addresses by their real host, never as links'),
    ],
  },
  {
    number: 33,
    fault: 'A comment of a megabyte, a hundred pages of them',
    required: 'Cut, and a page at a time',
    proofs: [
      proof('components/community.test.tsx', 'of any length are cut until somebody asks for the rest'),
      proof('unit/services/virustotal/schema-page.test.ts', 'have an end'),
      proof('e2e/chromium/report-community.spec.ts', 'comments come a page at a time'),
      proof('unit/services/virustotal/schema-report.test.ts', 'lists and texts have an end'),
    ],
  },
  {
    number: 34,
    fault: 'A comment that is empty, too long, or holds the key',
    required: 'Refused here',
    proofs: [
      proof('unit/domain/comment-check.test.ts', 'refuses nothing'),
      proof('unit/domain/comment-check.test.ts', 'refuses what is too long'),
      proof(
        'e2e/chromium/community.spec.ts',
        'a comment that holds the key is refused before anything leaves',
      ),
    ],
  },
  {
    number: 35,
    fault: '__proto__ and its like as names in a reply',
    required: 'Values, whatever they are called',
    proofs: [
      proof(engines, 'are values, whatever they are called'),
      proof(
        'fuzz/replies.test.ts',
        'any reply of any other kind is read without a throw, and pollutes nothing',
      ),
    ],
  },
  {
    number: 36,
    fault: 'Totals that are missing, negative, texts, huge',
    required: 'Unreadable or unknown, never 0 of 0 as “nothing found”',
    proofs: [
      proof(stats, 'without'),
      proof(stats, '"3" of an engine'),
      proof('fuzz/replies.test.ts', 'totals that are none are never “nothing found”'),
    ],
  },
  {
    number: 37,
    fault: 'Totals that say less than the engines do',
    required: 'The worse of both, flagged',
    proofs: [
      proof(stats, 'takes the worse and says so'),
      proof('unit/services/virustotal/schema-mutation.test.ts', 'never loses what the engines flag'),
    ],
  },
  {
    number: 38,
    fault: 'No engine that answered',
    required: 'No verdict',
    proofs: [
      proof('unit/domain/bad-inputs.test.ts', 'without one engine that answered there is no verdict'),
      proof(stats, 'counts every way of not answering'),
    ],
  },
  {
    number: 39,
    fault: 'A category or a type that is new',
    required: 'Kept as other',
    proofs: [proof(engines, 'keep a category that is new as other')],
  },
  {
    number: 40,
    fault: 'Dates that are none',
    required: 'Unknown',
    proofs: [
      proof('unit/services/virustotal/schema-report.test.ts', 'date '),
      proof('unit/services/virustotal/schema-value.test.ts', 'a time is believed up to a day ahead'),
      proof('fuzz/replies.test.ts', REPORT),
    ],
  },
  {
    number: 41,
    fault: 'HTML, nothing, or too much in the place of a reply',
    required: 'No verdict; reading ends at 8 MB',
    proofs: [
      proof(request, 'stops reading beyond the cap'),
      proof(request, 'is no answer: '),
      proof('unit/services/virustotal/simulator-faults.test.ts', 'a reply that is packed small and huge'),
      proof('e2e/chromium/failures.spec.ts', 'a sign-in page in place of JSON'),
      proof('fuzz/replies.test.ts', 'any response is an answer that was asked for, or a failure'),
    ],
  },
  {
    number: 42,
    fault: 'A 404 that is not VirusTotal’s',
    required: 'Not “unknown to VirusTotal”',
    proofs: [proof('unit/services/virustotal/refusal.test.ts', 'a 404 with')],
  },
  {
    number: 43,
    fault: 'HTML in the words of a refusal',
    required: 'Text',
    proofs: [
      proof('components/popup-check.test.tsx', 'failed: words of a refusal are text'),
      proof('unit/services/virustotal/schema-community.test.ts', 'reads comments as text, never as HTML'),
      proof('unit/services/virustotal/against-simulator.test.ts', 'with every text as bad as can be'),
    ],
  },
  {
    number: 44,
    fault: 'A next page or an upload address on another host',
    required: 'Refused',
    proofs: [
      proof('unit/services/virustotal/endpoints.test.ts', 'sends nothing to an upload address elsewhere'),
      proof('unit/services/virustotal/schema-page.test.ts', 'take it from links.next only at home'),
      proof('e2e/firefox', 'a redirect of an upload gets neither the file nor the key'),
    ],
  },
  {
    number: 45,
    fault: 'A redirect of the API',
    required: 'Not followed',
    proofs: [
      proof('e2e/chromium/failures.spec.ts', 'a redirect to another host is not followed'),
      proof(request, 'is refused when it was redirected'),
    ],
  },
  {
    number: 46,
    fault: '200 000 nested arrays',
    required: 'No overflow',
    proofs: [
      proof('unit/services/virustotal/schema-report.test.ts', '200 000 levels deep is no matter'),
      proof('unit/domain/list-reader.test.ts', 'of 200 000 nested arrays does not overflow'),
    ],
  },
  {
    number: 47,
    fault: 'A picture of hundreds of megapixels in few bytes',
    required: 'Its size is read from its head first',
    proofs: [
      proof(picture, '400 million pixels in 50 kB'),
      proof(picture, 'goes by the bytes, not by what they are called'),
      proof(qr, 'of a huge picture goes into looks at a smaller copy'),
    ],
  },
  {
    number: 48,
    fault: 'Pictures that are animated, SVG, HEIC, empty, cut off',
    required: 'The first frame, or refused',
    proofs: [
      proof(picture, 'of'),
      proof(picture, 'gif'),
      proof(picture, 'avif'),
      proof(picture, 'that the browser cannot draw is called broken'),
    ],
  },
  {
    number: 49,
    fault: 'Several codes, turned, inverted, pale',
    required: 'All, or none found',
    proofs: [
      proof(qr, 'with an easy code beside one that is hard to read has both'),
      proof(qr, 'that is dark on nothing, or light on nothing, is read'),
      proof('e2e/chromium/qr.spec.ts', 'pictures given to the popup'),
    ],
  },
  {
    number: 50,
    fault: 'Codes with passwords, keys, cards, bytes',
    required: 'What gives access stays here, covered',
    proofs: [
      proof('components/codes.test.tsx', 'offers nothing of what stays here, and shows what cannot be seen'),
      proof('fuzz/codes.test.ts', 'any text of a code is sorted without a throw'),
      proof('fuzz/codes.test.ts', 'no secret of a code is shown, wherever it stands in it'),
    ],
  },
  {
    number: 51,
    fault: 'Files without bytes, cut off, of many gigabytes',
    required: 'Nothing to check; no hash; streamed',
    proofs: [
      proof('e2e/chromium/downloads-odd.spec.ts', 'no bytes at all: nothing to check'),
      proof('unit/components/hash-chosen-file.test.ts', 'has no hash for a file that ends too soon'),
      proof('e2e/chromium/downloads-large.spec.ts', 'two gigabytes'),
    ],
    left: 'Pipes and locked files: the browser completes no download as one.',
  },
  {
    number: 52,
    fault: 'File names with # % ?, in any script, of Windows',
    required: 'The right file',
    proofs: [
      proof('unit/platform/file-url.test.ts', 'the address of'),
      proof('e2e/chromium/downloads-odd.spec.ts', 'names in any script'),
    ],
    left: 'Windows itself: its paths are unit-tested only.',
  },
  {
    number: 53,
    fault: 'Files of exactly 32 MB and 650 MB, and one more',
    required: 'The right way at each edge',
    proofs: [
      proof('unit/services/uploads/uploads.test.ts', 'of 32 MB to the byte goes the short way'),
      proof('unit/services/uploads/uploads.test.ts', 'of more than 32 MB goes to the address'),
      proof('unit/services/uploads/uploads.test.ts', 'of 650 MB to the byte is begun'),
    ],
  },
  {
    number: 54,
    fault: 'A key with what was copied along, or no key at all',
    required: 'Cleaned, or refused without asking anybody',
    proofs: [
      proof('components/options-key.test.tsx', 'is cleaned of what came along'),
      proof(
        'unit/domain/api-key.test.ts',
        'never fails with an exception, and never returns anything but a key',
      ),
      proof('unit/domain/api-key.test.ts', 'as a header'),
      proof('e2e/chromium/options.spec.ts', 'what is no key is said without asking anybody'),
    ],
  },
  {
    number: 55,
    fault: 'A backup of another version, too large, with more in it',
    required: 'Refused or read without what does not fit; never a key without asking',
    proofs: [
      proof('components/options-backup.test.tsx', 'is not even read when it is too large'),
      proof(
        'unit/services/transfer/backup.test.ts',
        'gives key and webhook to the passphrase, and to nothing else',
      ),
      proof('fuzz/files.test.ts', 'a damaged backup never throws, never pollutes'),
    ],
  },
  {
    number: 56,
    fault: 'Cells that a spreadsheet would run',
    required: 'Quoted',
    proofs: [
      proof(
        'unit/domain/history-export.test.ts',
        'is CSV that another program reads, and no cell is a formula',
      ),
      proof('unit/domain/list-export.test.ts', 'is read by others as it was meant'),
    ],
  },
  {
    number: 57,
    fault: 'Messages of any shape, from anybody',
    required: 'Refused, or answered as data',
    proofs: [
      proof('unit/rpc/server.test.ts', 'leaves'),
      proof('fuzz/messages.test.ts', 'every message there is, from every kind of sender'),
      proof('fuzz/messages.test.ts', 'any message of any sender: refused, answered as data, or nobody’s'),
      proof('e2e/chromium/untouched.spec.ts', 'a page cannot talk to the background'),
    ],
  },
  {
    number: 58,
    fault: 'A watchlist that no day has requests for',
    required: 'Refused, with the numbers',
    proofs: [
      proof(
        'unit/services/watch/watch.test.ts',
        'leaves the reserve alone and refuses more than a day can look at',
      ),
      proof('components/watchlist/watchlist.test.tsx', 'says what it costs a day, and when that is too much'),
    ],
  },
  {
    number: 59,
    fault: 'A selection of a whole page of megabytes',
    required: 'Cut at 100 000 characters, and said so',
    proofs: [
      proof('unit/platform/menus.test.ts', 'of more than 100 000 characters is cut, and says so'),
      proof('unit/domain/reading.test.ts', 'says that there is more, and takes half a link for none'),
    ],
  },
  {
    number: 60,
    fault: 'Long words of four languages, large letters, narrow windows',
    required: 'All fits',
    proofs: [proof('surfaces/surfaces.spec.ts', 'from')],
    left: 'Reading from right to left: no language of Assay does.',
  },
];
