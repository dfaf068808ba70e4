import { type Fault, proof } from './fault';

/** What is kept is damaged, full or gone; the clock is not to be trusted. */
export const FAULTS_OF_STORES_AND_CLOCKS: readonly Fault[] = [
  {
    number: 19,
    fault: 'The database is lost without a word',
    required:
      'Noticed by a mark that both stores hold; lists, watchlist and history come back from their copies',
    proofs: [
      proof('unit/services/storage/mirror.test.ts', 'knows the first run from a loss on either side'),
      proof('e2e/chromium/watchlist-background.spec.ts', 'killed workers and a lost database lose no entry'),
      proof('unit/services/lists/copies.test.ts', 'loses no list'),
    ],
  },
  {
    number: 20,
    fault: 'A cleaner deletes the database',
    required: 'The same',
    proofs: [
      proof(
        'unit/services/storage/history.test.ts',
        'brings the newest entries back after the database was lost',
      ),
      proof(
        'e2e/chromium/lists-lasting.spec.ts',
        'a list outlives an update, the browser killed in the middle, and the loss of the database',
      ),
      proof('e2e/chromium/watchlist-background.spec.ts', 'killed workers and a lost database lose no entry'),
    ],
  },
  {
    number: 21,
    fault: 'The settings are gone, the database is not',
    required: 'Nothing is sent until the user has saved them again; no defaults are written by themselves',
    proofs: [
      proof(
        'unit/services/storage/settings-store.test.ts',
        'fail for whoever sends; a page shows the defaults',
      ),
      proof('unit/services/storage/store-watch.test.ts', 'leaves lost settings on record'),
    ],
  },
  {
    number: 22,
    fault: 'One record of the settings is damaged',
    required: 'Only known keys are read; a missing one that was there is a loss',
    proofs: [
      proof(
        'unit/services/storage/settings-store.test.ts',
        'are lost as well when something else stands in their place',
      ),
    ],
  },
  {
    number: 23,
    fault: 'The settings cannot be read at the start',
    required: 'Tried again; then nothing is sent, and nothing written over',
    proofs: [
      proof('unit/entrypoints/background/lost-settings.test.ts', 'let nothing leave, and a page is told'),
      proof(
        'unit/services/storage/settings-store.test.ts',
        'that cannot be read at once are read a little later',
      ),
      proof('unit/services/storage/settings-store.test.ts', 'fail for whoever sends and for whoever shows'),
    ],
  },
  {
    number: 24,
    fault: 'The settings cannot be written',
    required: 'They are not said to be saved',
    proofs: [
      proof(
        'components/options.test.tsx',
        'that cannot be kept stays shown, says so, and can be tried again',
      ),
      proof(
        'unit/services/storage/settings-store.test.ts',
        'that could not be written are not said to be saved',
      ),
    ],
  },
  {
    number: 25,
    fault: 'The cache is full',
    required: 'A fifth is given back, tried once more, then answered without the cache',
    proofs: [
      proof('unit/services/storage/reports.test.ts', 'gives a fifth back to a full disk'),
      proof('unit/services/storage/reports.test.ts', 'that cannot help is storage-full'),
    ],
  },
  {
    number: 26,
    fault: 'The disk is full',
    required: 'What cannot be written down is not sent',
    proofs: [
      proof('e2e/chromium/downloads-disk.spec.ts', 'the disk is full'),
      proof('unit/services/quota/lanes.test.ts', 'sends nothing when the spend cannot be written down'),
    ],
  },
  {
    number: 27,
    fault: 'The disk has room again',
    required: 'It goes on by itself',
    proofs: [proof('e2e/chromium/downloads-disk.spec.ts', 'the disk is full')],
  },
  {
    number: 28,
    fault: 'Another connection keeps the database from opening',
    required: 'It lets go for a newer build, and gives up an opening that hangs',
    proofs: [
      proof('unit/services/storage/database.test.ts', 'lets go when a newer build wants to upgrade'),
      proof('unit/services/storage/database.test.ts', 'gives up an opening that hangs'),
    ],
  },
  {
    number: 29,
    fault: 'The connection to the database is closed',
    required: 'Opened anew, once',
    proofs: [proof('unit/services/storage/database.test.ts', 'opens anew, once')],
  },
  {
    number: 30,
    fault: 'A transaction breaks off',
    required: 'All or nothing',
    proofs: [
      proof('unit/services/storage/database.test.ts', 'writes all or nothing'),
      proof('unit/services/storage/database.test.ts', 'fails when the browser aborts it'),
    ],
  },
  {
    number: 31,
    fault: 'Firefox that is always private has no database',
    required: 'Said in a sentence; what cannot be counted is not sent',
    proofs: [
      proof('e2e/firefox', 'a Firefox that is always private: said in a sentence'),
      proof('unit/domain/closed-store.test.ts', 'says why there is no database'),
      proof('unit/services/quota/lanes.test.ts', 'sends nothing when the spend cannot be written down'),
    ],
  },
  {
    number: 32,
    fault: 'Firefox cannot read its own store of settings',
    required: 'As 23',
    proofs: [
      proof('unit/services/storage/settings-store.test.ts', 'fail for whoever sends and for whoever shows'),
    ],
  },
  {
    number: 33,
    fault: 'An alarm is missing after a start',
    required: 'It is made again at every birth',
    proofs: [
      proof(
        'e2e/firefox',
        'a submission ends with the verdict although the background is stopped while it waits',
      ),
      proof(
        'e2e/chromium/updated.spec.ts',
        'an update takes the old card off the page, makes menus and alarms anew, and a lost alarm comes back',
      ),
      proof(
        'unit/platform/clock.test.ts',
        'that a dead worker left without its alarm gets a new one in the next',
      ),
    ],
  },
  {
    number: 34,
    fault: 'An alarm comes late',
    required: 'What is due is told by time; one round, no burst',
    proofs: [
      proof('unit/services/watch/watch.test.ts', 'catches up once after a sleep over many periods'),
      proof('unit/services/watch/sixty-days.test.ts', 'tell every change exactly once'),
    ],
  },
  {
    number: 35,
    fault: 'The machine sleeps over midnight UTC',
    required: 'Days and months are read from the clock',
    proofs: [
      proof('unit/services/quota/ledger.test.ts', 'begins a new day and a new month at 00:00 UTC'),
      proof('unit/services/lists/lists.test.ts', 'leaves the reserve of the day alone'),
    ],
  },
  {
    number: 36,
    fault: 'The clock jumps back',
    required: 'What was spent stays spent',
    proofs: [proof('unit/services/quota/clock-jumps.test.ts', 'never lets VirusTotal see five in a minute')],
  },
  {
    number: 37,
    fault: 'The clock jumps far ahead and back',
    required: 'It goes on within minutes',
    proofs: [
      proof('unit/services/quota/clock-jumps.test.ts', 'goes on within minutes'),
      proof('unit/services/watch/watch.test.ts', 'goes on after the clock was a year ahead'),
    ],
  },
  {
    number: 38,
    fault: 'The time zone changes',
    required: 'Windows are UTC; only what is shown follows',
    proofs: [proof('unit/services/watch/sixty-days.test.ts', 'tell every change exactly once')],
  },
];
