import { type Fault, proof } from './fault';

/** VirusTotal, the network, files, and everything around. */
export const FAULTS_OF_THE_WORLD: readonly Fault[] = [
  {
    number: 39,
    fault: '429 though requests are left',
    required: 'VirusTotal is believed: which limit it is is asked, waited for, and gone on by itself',
    proofs: [
      proof('unit/services/quota/refusals.test.ts', 'of the minute'),
      proof('unit/services/quota/refusals.test.ts', 'of the day'),
      proof('e2e/chromium/quota.spec.ts', 'a day that was used up elsewhere'),
    ],
  },
  {
    number: 40,
    fault: 'The key is refused in the middle of a queue',
    required: 'All lanes stop at once, said once, nothing lost',
    proofs: [
      proof('unit/services/quota/refusals.test.ts', 'stops everything that waits'),
      proof('unit/services/lists/lists.test.ts', 'without a key stops the list, says it once'),
      proof(
        'e2e/chromium/withdrawn.spec.ts',
        'a list in the middle of which access is withdrawn, then the key refused',
      ),
    ],
  },
  {
    number: 41,
    fault: 'VirusTotal has a fault',
    required: 'Tried three times, each charged, then left alone for a minute',
    proofs: [
      proof('unit/services/quota/refusals.test.ts', 'is tried three times in all'),
      proof('unit/services/quota/refusals.test.ts', 'five times in a row'),
      proof('e2e/chromium/failures.spec.ts', '503 that stays'),
    ],
  },
  {
    number: 42,
    fault: 'No connection, or somebody else answers',
    required: 'No verdict; the right sentence; goes on by itself',
    proofs: [
      proof('e2e/chromium/failures.spec.ts', 'without a connection the check waits'),
      proof('unit/services/virustotal/simulator-faults.test.ts', 'an answer spoiled by'),
      proof('e2e/chromium/failures.spec.ts', 'a sign-in page in place of JSON'),
    ],
  },
  {
    number: 43,
    fault: "The permission for VirusTotal's host is withdrawn",
    required: 'Said, with a button that asks again; nothing is counted',
    proofs: [
      proof(
        'e2e/chromium/withdrawn.spec.ts',
        'without access to VirusTotal’s host: said, nothing is sent or counted',
      ),
      proof(
        'unit/services/virustotal/request.test.ts',
        'to a host that the browser keeps Assay from does not leave',
      ),
      proof(
        'components/popup-check.test.tsx',
        'is asked for inside the click, and the check goes on when it is given',
      ),
      proof(
        'e2e/chromium/withdrawn.spec.ts',
        'a list in the middle of which access is withdrawn, then the key refused',
      ),
      proof('e2e/firefox', 'a list in the middle of which access is withdrawn: it stops, sends nothing more'),
    ],
    left: 'The hand on Firefox’s own switch: what that switch calls is called in its place.',
  },
  {
    number: 44,
    fault: 'Access to files is switched off',
    required: 'Asked before each file; it goes by the address',
    proofs: [proof('e2e/chromium/downloads-access.spec.ts', 'access taken away while a file is read')],
  },
  {
    number: 45,
    fault: 'A reply stalls after its head',
    required: 'Given up in time, before the worker dies of it',
    proofs: [proof('e2e/chromium/failures.spec.ts', 'a reply that drips too slowly')],
  },
  {
    number: 46,
    fault: 'A reply is cut off',
    required: 'No verdict and no “unknown”',
    proofs: [proof('e2e/chromium/failures.spec.ts', 'a reply that is cut off')],
  },
  {
    number: 47,
    fault: 'A scan takes long',
    required: 'Looked at with growing gaps, six times at most, over restarts',
    proofs: [
      proof('unit/services/checks/checks.test.ts', 'ends all the same when the scan never does'),
      proof('e2e/chromium/killed.spec.ts', 'killed between the submission and the first look'),
    ],
  },
  {
    number: 48,
    fault: 'A download is gone before it is read',
    required: 'Missing, never clean',
    proofs: [proof('e2e/chromium/downloads-odd.spec.ts', 'deleted before it is read')],
  },
  {
    number: 49,
    fault: 'A file changes while it is read',
    required: 'Read once more, then its hash is not used',
    proofs: [
      proof('e2e/chromium/downloads-odd.spec.ts', 'grown while it is read'),
      proof('unit/services/downloads/downloads.test.ts', 'that changed once is read once more'),
    ],
  },
  {
    number: 50,
    fault: 'A download completes twice, or while the worker is dead',
    required: 'Seen once',
    proofs: [
      proof('unit/services/downloads/downloads.test.ts', 'is one row however often it completes'),
      proof('e2e/chromium/downloads-large.spec.ts', 'finished while the worker was dead'),
      proof('e2e/firefox', 'a download that finished while the background was stopped'),
    ],
  },
  {
    number: 51,
    fault: 'Two hundred downloads at once',
    required: 'One queue within the quota, one notification',
    proofs: [
      proof('e2e/chromium/downloads-odd.spec.ts', 'two hundred at once'),
      proof('e2e/firefox', 'a burst of forty downloads'),
    ],
  },
  {
    number: 52,
    fault: 'Firefox leaves a part of a failed download',
    required: 'Only what is complete counts',
    proofs: [proof('e2e/firefox', 'downloads that are left alone')],
  },
  {
    number: 53,
    fault: 'Notifications are off or were closed',
    required: 'Badge and list say the same',
    proofs: [
      proof(
        'unit/entrypoints/background/held-told.test.ts',
        'has told nobody where it may not notify, so that it is tried again',
      ),
      proof('unit/services/downloads/news.test.ts', 'says that there is work, then the worst'),
    ],
    left: 'Notifications that an operating system keeps back: the machines that run the tests have no service for them, and the browsers draw their own.',
  },
  {
    number: 54,
    fault: "A notification is pressed after the worker's death",
    required: 'It leads where it says',
    proofs: [
      proof(
        'e2e/chromium/downloads-notices.spec.ts',
        'a click on the notification shows the report, also when the worker is dead',
      ),
    ],
  },
  {
    number: 55,
    fault: 'Menu items are there already, or gone after an update',
    required: 'Made anew, problems noted',
    proofs: [
      proof('unit/platform/menus.test.ts', 'are made anew, each once, whatever was there'),
      proof('unit/platform/menus.test.ts', 'that the browser refuses are told of, and the others are made'),
      proof(
        'e2e/chromium/updated.spec.ts',
        'an update takes the old card off the page, makes menus and alarms anew, and a lost alarm comes back',
      ),
    ],
  },
  {
    number: 56,
    fault: 'A list of 100 000 lines',
    required: 'Read as a stream, written in batches',
    proofs: [
      proof('e2e/chromium/lists-read.spec.ts', 'a hundred thousand lines'),
      proof('unit/domain/list-reader.test.ts', 'reads 100 000 lines in seconds'),
    ],
  },
  {
    number: 57,
    fault: 'A file of several gigabytes',
    required: 'Streamed; looked up by hash; too large to upload, and said so',
    proofs: [
      proof('e2e/chromium/downloads-large.spec.ts', 'two gigabytes'),
      proof('e2e/chromium/uploads.spec.ts', 'more than 650 MB is not offered'),
    ],
  },
  {
    number: 58,
    fault: 'Starting never ends',
    required:
      'Nothing is waited for at the start; every opening, and every reading of settings and policy, has a limit; what cannot be read is said, and read again by itself: so there is nothing that starting anew would mend',
    proofs: [
      proof(
        'unit/entrypoints/background/lost-settings.test.ts',
        'hold up nobody for ever when the store of the',
      ),
      proof('unit/services/storage/in-time.test.ts', 'gives up a store that never answers'),
      proof('unit/services/storage/database.test.ts', 'lets nobody else wait for it'),
      proof(
        'e2e/chromium/versions.spec.ts',
        'a database that another build keeps closed, and then has upgraded',
      ),
    ],
    left: 'A browser whose settings or policy never answer: none does so when it is asked to. In its place the stores themselves are silent.',
  },
  {
    number: 59,
    fault: 'Something fails that nobody expected',
    required:
      'Noted in the log without secrets; every end-to-end test fails on an unexpected line in a console',
    proofs: [
      proof('unit/services/storage/bug-report.test.ts', 'whatever is thrown becomes a line without the key'),
      proof(
        'unit/services/storage/bug-report.test.ts',
        'that cannot even be made a text is a line all the same',
      ),
      proof('unit/rpc/server.test.ts', 'answers as data and is reported'),
    ],
  },
  {
    number: 60,
    fault: 'Two installations use one key',
    required: '429 is enough to know; nothing is assumed',
    proofs: [
      proof('unit/services/quota/refusals.test.ts', 'of the day'),
      proof('e2e/chromium/quota.spec.ts', 'a day that was used up elsewhere'),
    ],
  },
];
