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
      proof('e2e/chromium/damaged.spec.ts', 'damaged files of the profile'),
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
      proof('e2e/chromium/damaged.spec.ts', 'damaged files of the profile'),
      proof(
        'unit/entrypoints/background/lost-settings.test.ts',
        'let nothing leave until the user has saved again',
      ),
      proof('unit/entrypoints/background/lost-settings.test.ts', 'hide nothing of what is kept'),
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
      proof('e2e/chromium/damaged.spec.ts', 'damaged files of the profile'),
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
    left: 'A browser whose store refuses to be read for a moment: none does so when it is asked to. In its place the store itself fails.',
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
    left: 'The same for writing, but for a full disk (26) and a full quota (25).',
  },
  {
    number: 25,
    fault: 'The cache is full',
    required: 'A fifth is given back, tried once more, then answered without the cache',
    proofs: [
      proof('unit/services/storage/reports.test.ts', 'gives a fifth back to a full disk'),
      proof('unit/services/storage/reports.test.ts', 'that cannot help is storage-full'),
      proof('e2e/chromium/no-room.spec.ts', 'no room in the browser’s own measure'),
    ],
  },
  {
    number: 26,
    fault: 'The disk is full',
    required: 'What cannot be written down is not sent',
    proofs: [
      proof('e2e/chromium/downloads-disk.spec.ts', 'the disk is full'),
      proof('unit/services/quota/lanes.test.ts', 'sends nothing when the spend cannot be written down'),
      proof('e2e/chromium/no-room.spec.ts', 'no room in the browser’s own measure'),
    ],
  },
  {
    number: 27,
    fault: 'The disk has room again',
    required: 'It goes on by itself',
    proofs: [
      proof('e2e/chromium/downloads-disk.spec.ts', 'the disk is full'),
      proof('e2e/chromium/no-room.spec.ts', 'no room in the browser’s own measure'),
      proof('unit/services/lists/run.test.ts', 'is settled in the same worker once there is room again'),
      proof('unit/services/watch/awaited.test.ts', 'are filed in the same worker once that can be written'),
      proof('unit/services/downloads/run.test.ts', 'is written down in the same worker once'),
    ],
  },
  {
    number: 28,
    fault: 'Another connection keeps the database from opening',
    required: 'It lets go for a newer build, and gives up an opening that hangs',
    proofs: [
      proof('unit/services/storage/database.test.ts', 'lets go when a newer build wants to upgrade'),
      proof('unit/services/storage/database.test.ts', 'lets nobody else wait for it'),
      proof(
        'e2e/chromium/versions.spec.ts',
        'a database that another build keeps closed, and then has upgraded',
      ),
    ],
  },
  {
    number: 29,
    fault: 'The connection to the database is closed',
    required: 'Opened anew, once',
    proofs: [
      proof('unit/services/storage/database.test.ts', 'opens anew, once'),
      proof('e2e/chromium/downloads-disk.spec.ts', 'the disk is full'),
      proof(
        'e2e/chromium/versions.spec.ts',
        'a database that another build keeps closed, and then has upgraded',
      ),
    ],
  },
  {
    number: 30,
    fault: 'A transaction breaks off',
    required: 'All or nothing',
    proofs: [
      proof('unit/services/storage/database.test.ts', 'writes all or nothing'),
      proof('unit/services/storage/database.test.ts', 'fails when the browser aborts it'),
      proof('e2e/chromium/no-room.spec.ts', 'no room in the browser’s own measure'),
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
      proof('e2e/firefox', 'a damaged store of settings: nothing leaves'),
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
      proof('e2e/chromium/idle.spec.ts', 'a worker that dies of idleness with rows left'),
    ],
  },
  {
    number: 35,
    fault: 'The machine sleeps over midnight UTC',
    required: 'Days and months are read from the clock',
    proofs: [
      proof('unit/services/quota/ledger.test.ts', 'begins a new day and a new month at 00:00 UTC'),
      proof('unit/services/lists/lists.test.ts', 'leaves the reserve of the day alone'),
      proof('e2e/chromium/idle.spec.ts', 'a worker that dies of idleness with rows left'),
    ],
    left: 'A machine that sleeps: those that run the tests cannot. The whole browser is frozen in its place, past its alarm; its clocks go on meanwhile, which they need not in sleep.',
  },
  {
    number: 36,
    fault: 'The clock jumps back',
    required: 'What was spent stays spent',
    proofs: [
      proof('unit/services/quota/clock-jumps.test.ts', 'never lets VirusTotal see five in a minute'),
      proof('unit/services/quota/clock-jumps.test.ts', 'frees no minute'),
      proof('e2e/chromium/clock.spec.ts', 'a clock that is set a year ahead and back'),
    ],
    left: 'A clock that is set while no worker lives, by less than the three seconds that two dates of VirusTotal tell (and the time the reply took), or where VirusTotal does not say its time: it is believed. The clock of the machine, which everything else on it goes by: the worker’s own is set in its place, for this fault and the next.',
  },
  {
    number: 37,
    fault: 'The clock jumps far ahead and back',
    required: 'It goes on within minutes',
    proofs: [
      proof('unit/services/quota/clock-jumps.test.ts', 'goes on within minutes'),
      proof('unit/services/watch/watch.test.ts', 'goes on after the clock was a year ahead'),
      proof('e2e/chromium/clock.spec.ts', 'a clock that is set a year ahead and back'),
    ],
  },
  {
    number: 38,
    fault: 'The time zone changes',
    required: 'Windows are UTC; only what is shown follows',
    proofs: [proof('unit/services/watch/sixty-days.test.ts', 'tell every change exactly once')],
    left: 'A time zone that changes under a running browser: the dates are told from Unix time, in UTC, and a browser started elsewhere shows others.',
  },
];
