import { type Fault, proof } from './fault';

/** The background dies, is replaced, or is asked too much. */
export const FAULTS_OF_THE_WORKER: readonly Fault[] = [
  {
    number: 1,
    fault: 'The worker dies of idleness between two items of a queue',
    required: 'The next event reads the queue and goes on at the first unfinished item',
    proofs: [
      proof('e2e/firefox', 'a list: pasted, run while the background is stopped again and again'),
      proof('e2e/chromium/lists.spec.ts', 'a list goes on with every tab closed'),
      proof('e2e/chromium/lists.spec.ts', 'a list runs on while its worker is killed again and again'),
      proof('e2e/chromium/killed.spec.ts', 'killed while a check waits for its slot, with nobody looking'),
      proof('e2e/chromium/idle.spec.ts', 'a worker that dies of idleness with rows left'),
    ],
  },
  {
    number: 2,
    fault: 'The worker dies after the request left, before the reply',
    required: 'The spend was written before; a look-up is asked again, a publication never',
    proofs: [
      proof('e2e/firefox', 'the key and the reports outlive a background that was stopped'),
      proof('e2e/chromium/killed.spec.ts', 'killed during the look-up'),
      proof('e2e/chromium/killed.spec.ts', 'killed during the submission: it is never sent again'),
      proof('e2e/chromium/kills.spec.ts', 'every flow, with its worker killed at twenty moments'),
      proof('e2e/firefox', 'every flow, with its background stopped at twenty moments'),
      proof(
        'unit/services/checks/kill-points.test.ts',
        'of a look-up: the check ends, and every request is in the ledger',
      ),
    ],
  },
  {
    number: 3,
    fault: 'The worker dies between the reply and writing it down',
    required: 'It is read again; the spend stays',
    proofs: [
      proof(
        'unit/services/checks/kill-points.test.ts',
        'of a look-up: the check ends, and every request is in the ledger',
      ),
      proof('unit/services/lists/kill-points.test.ts', 'loses no row, and answers none twice'),
      proof('e2e/chromium/kills.spec.ts', 'every flow, with its worker killed at twenty moments'),
      proof('e2e/firefox', 'every flow, with its background stopped at twenty moments'),
    ],
  },
  {
    number: 4,
    fault: 'The worker dies while a comment or a vote is posted',
    required: 'It is looked for before it is offered again, and never posted by itself',
    proofs: [
      proof(
        'e2e/chromium/report-community.spec.ts',
        'a worker killed between a comment, a vote and their replies',
      ),
      proof('unit/services/participation/kill-points.test.ts', 'of a comment sent again'),
      proof('e2e/chromium/kills.spec.ts', 'every flow, with its worker killed at twenty moments'),
      proof('e2e/firefox', 'every flow, with its background stopped at twenty moments'),
    ],
    left: 'A request that the browser itself sends again: both do, a comment too, when a connection that was used before ends without a byte of an answer. No extension hears of it or can forbid it.',
  },
  {
    number: 5,
    fault: 'The worker dies while it hashes a large file',
    required: 'It begins anew and counts; after three deaths it gives up and says so',
    proofs: [
      proof('e2e/chromium/downloads-large.spec.ts', 'killed while it reads a file'),
      proof('e2e/chromium/downloads-large.spec.ts', 'the document that hashes goes in the middle'),
      proof('unit/services/downloads/downloads.test.ts', 'a worker that died three times of a file'),
    ],
  },
  {
    number: 6,
    fault: 'The worker dies during an upload',
    required: 'The context that uploads goes on or the end is found out; never sent twice',
    proofs: [
      proof(
        'e2e/firefox',
        'an unknown file is uploaded with its progress shown, and goes on without its tab',
      ),
      proof('e2e/chromium/uploads.spec.ts', 'the worker is killed on the way: one upload'),
      proof('e2e/chromium/idle.spec.ts', 'a worker that dies of idleness during an upload'),
      proof('unit/services/uploads/kill-points.test.ts', 'leaves it to the next'),
      proof('e2e/chromium/kills.spec.ts', 'every flow, with its worker killed at twenty moments'),
      proof('e2e/firefox', 'every flow, with its background stopped at twenty moments'),
    ],
  },
  {
    number: 7,
    fault: 'What keeps the worker awake is lost',
    required: 'An alarm finds what was left and goes on',
    proofs: [
      proof('unit/platform/alarm-kill-points.test.ts', 'is followed by another, woken by the alarm alone'),
      proof('e2e/chromium/uploads.spec.ts', 'the worker is killed on the way with nobody looking'),
      proof('e2e/chromium/downloads-hold.spec.ts', 'killed while it holds: an alarm wakes the next worker'),
      proof('e2e/chromium/idle.spec.ts', 'a worker that dies of idleness with rows left'),
      proof('e2e/chromium/idle.spec.ts', 'a worker that dies of idleness during an upload'),
    ],
    left: 'A call that the browser does not hear: the calls that keep the worker awake during an upload are taken out of the build, and its alarms with them.',
  },
  {
    number: 8,
    fault: 'A long computation holds the worker',
    required: 'Work is cut into pieces; others get their turn',
    proofs: [
      proof('unit/services/downloads/hash.test.ts', 'others get their turn'),
      proof('e2e/chromium/downloads-large.spec.ts', 'two gigabytes'),
    ],
  },
  {
    number: 9,
    fault: 'The popup is closed in the middle of a request',
    required: 'The work goes on; opened again, it shows it',
    proofs: [proof('e2e/chromium/submit.spec.ts', 'a closed popup stops nothing')],
  },
  {
    number: 10,
    fault: 'A message finds no receiver, or its channel closes',
    required: 'A reading question is asked once more',
    proofs: [proof('e2e/chromium/killed.spec.ts', 'killed during the look-up')],
  },
  {
    number: 11,
    fault: 'A port breaks when the worker stops',
    required: 'It is opened again and the state read anew',
    proofs: [
      proof('e2e/chromium/idle.spec.ts', 'a worker that dies of idleness during an upload'),
      proof('e2e/chromium/killed.spec.ts', 'killed during the look at the analysis'),
      proof(
        'e2e/firefox',
        'a submission ends with the verdict although the background is stopped while it waits',
      ),
    ],
  },
  {
    number: 12,
    fault: 'Several windows ask the same at once',
    required: 'One request',
    proofs: [
      proof('e2e/chromium/popup.spec.ts', 'ten popups that ask for the same at once cost one request'),
      proof('unit/services/quota/lanes.test.ts', 'holds for two contexts over one database'),
    ],
  },
  {
    number: 13,
    fault: 'Assay is updated while a queue runs',
    required: 'The queue goes on in the new version, alarms and menus are made anew',
    proofs: [
      proof('e2e/chromium/welcome.spec.ts', 'an update opens nothing, and is told until it has been read'),
      proof(
        'e2e/chromium/lists-lasting.spec.ts',
        'a list outlives an update, the browser killed in the middle, and the loss of the database',
      ),
      proof(
        'e2e/chromium/updated.spec.ts',
        'an update takes the old card off the page, makes menus and alarms anew, and a lost alarm comes back',
      ),
      proof(
        'unit/platform/updates.test.ts',
        'lets a check end first, and waits for none for more than a minute',
      ),
      proof('unit/platform/updates.test.ts', 'waits for a file that is leaving, however long it takes'),
    ],
  },
  {
    number: 14,
    fault: 'A script of the old version is left in a page',
    required: 'It takes its own drawings away and falls silent',
    proofs: [
      proof(
        'e2e/chromium/updated.spec.ts',
        'an update takes the old card off the page, makes menus and alarms anew, and a lost alarm comes back',
      ),
      proof('components/live-card.test.tsx', 'goes when its extension was updated under it'),
      proof('components/card-host.test.tsx', 'goes even when taking down what is in it fails'),
      proof(
        'components/guard.test.tsx',
        'does not heed what scripts do, right clicks, or anything once its extension is gone',
      ),
      proof('components/marks-gone.test.tsx', 'takes its marks away and asks nothing more'),
    ],
  },
  {
    number: 15,
    fault: 'A new version meets old data',
    required: 'Each step of the ladder is tried from every version',
    proofs: [
      proof('unit/services/storage/database.test.ts', 'brings a database of the first version up'),
      proof('unit/services/storage/ladder.test.ts', 'brings a database of version'),
      proof('unit/services/storage/ladder.test.ts', 'that breaks on the way up from version'),
    ],
    left: 'A profile of every released version: there is one release so far. The database of every version is made by that version’s own steps.',
  },
  {
    number: 16,
    fault: 'An old version meets newer data',
    required: 'It says so and wipes nothing',
    proofs: [
      proof(
        'unit/entrypoints/background/closed-store.test.ts',
        'is said to be that everywhere, nothing is sent, and all of it is there for the newer one',
      ),
      proof('unit/services/storage/database.test.ts', 'lets go when a newer build wants to upgrade'),
      proof(
        'e2e/chromium/versions.spec.ts',
        'a database that another build keeps closed, and then has upgraded',
      ),
    ],
  },
  {
    number: 17,
    fault: 'The browser is killed',
    required: 'Everything that was said to be kept is there',
    proofs: [
      proof(
        'e2e/chromium/lists-lasting.spec.ts',
        'a list outlives an update, the browser killed in the middle, and the loss of the database',
      ),
    ],
  },
  {
    number: 18,
    fault: 'The machine loses power',
    required: 'Every prefix of what was written is a valid state',
    proofs: [
      proof('unit/services/checks/kill-points.test.ts', 'of a look-up'),
      proof('unit/services/quota/ledger.test.ts', 'reads and decides in one transaction'),
      proof('unit/services/power-loss.test.ts', 'whatever has left of a'),
    ],
    left: 'The power itself. A database of which the last transactions are missing is what a worker that died there leaves, at each step in turn; and whatever has left is shown to have waited for the disk before. That the disk then keeps it is the browser’s and the disk’s.',
  },
];
