import { createAccountService } from '@/utils/services/account/account';
import { createCards } from '@/utils/services/checks/cards';
import { createChecks } from '@/utils/services/checks/checks';
import { createCommunity } from '@/utils/services/checks/community';
import type { CheckRow } from '@/utils/services/checks/row';
import { createCheckTable } from '@/utils/services/checks/table';
import type { Clock } from '@/utils/services/clock';
import type { DownloadsDoor } from '@/utils/services/downloads/door';
import { createDownloads } from '@/utils/services/downloads/downloads';
import { hashFile } from '@/utils/services/downloads/hash';
import type { DownloadRow } from '@/utils/services/downloads/row';
import { createDownloadTable } from '@/utils/services/downloads/table';
import { createLanes } from '@/utils/services/quota/lanes';
import { createLedger } from '@/utils/services/quota/ledger';
import { createLimits } from '@/utils/services/quota/limits';
import { createBugReport } from '@/utils/services/storage/bug-report';
import type { Storage } from '@/utils/services/storage/database';
import { createHistory } from '@/utils/services/storage/history';
import type { KeyValueArea } from '@/utils/services/storage/key-value-area';
import { createLog } from '@/utils/services/storage/log';
import { createMirror } from '@/utils/services/storage/mirror';
import { createReportCache } from '@/utils/services/storage/reports';
import { createScrub } from '@/utils/services/storage/scrub';
import { createSettingsMark } from '@/utils/services/storage/settings-mark';
import { createSettingsStore } from '@/utils/services/storage/settings-store';
import { createStoreWatch } from '@/utils/services/storage/store-watch';
import { createVault } from '@/utils/services/storage/vault';
import { type ClientParts, createClient } from '@/utils/services/virustotal/client';
import { createAddressFollower } from './follow-address';
import { createOpenedTexts } from './opened-texts';
import { orDefaults, orThrow } from './settings-or';

/** Everything of the world that the services are handed: the browser in the extension, fakes in a test. */
export interface Outside extends Pick<ClientParts, 'fetch' | 'diagnose' | 'timeout'> {
  readonly clock: Clock;
  readonly area: KeyValueArea;
  readonly storage: Storage;
  readonly random: () => number;
  readonly newId: () => string;
  readonly isOnline: () => boolean;
  readonly keepAwake: () => () => void;
  readonly downloads: DownloadsDoor;
}

/** Where changes are told. */
export interface Listeners {
  check(row: CheckRow): void;
  quota(): void;
  readonly downloads: {
    changed(): void;
    isNew(row: DownloadRow): void;
    rests(row: DownloadRow): void;
  };
}

/** The services, made once a worker. Nothing is awaited: the database opens with the first question. */
export function composeServices(outside: Outside, listeners: Listeners) {
  const { clock, storage, area, random, newId, isOnline, keepAwake } = outside;
  const vault = createVault(storage);
  const scrub = createScrub(vault.readKey);
  const log = createLog({ storage, scrub });
  const onBug = createBugReport(log, clock);

  const settings = createSettingsStore({ area, clock, mark: createSettingsMark(storage) });
  const limits = createLimits(storage);
  const ledger = createLedger({ storage, settings: { read: () => orDefaults(settings.read()) }, clock });
  const clientParts = {
    ...outside,
    now: clock.now,
    readAddress: async () => (await orThrow(settings.read())).apiAddress,
  };
  const client = createClient({ ...clientParts, readKey: vault.readKey });
  const lanes = createLanes({ ledger, limits, vault, client, clock, random, log, onSpend: listeners.quota });

  const reports = createReportCache(storage);
  const history = createHistory(storage);
  const table = createCheckTable(storage, (problem) => onBug('checks', problem));
  const cards = createCards(storage, (problem) => onBug('cards', problem));
  const checks = createChecks({
    ...{ lanes, reports, history, table, clock, isOnline, keepAwake, newId, onBug },
    settings: () => orThrow(settings.read()),
    onChange: (row) => {
      listeners.check(row);
      downloads.onCheck(row);
    },
  });
  const downloadTable = createDownloadTable(storage);
  const downloads = createDownloads({
    ...{ checks, clock, onBug },
    table: downloadTable,
    findCheck: table.get,
    door: outside.downloads,
    hash: hashFile,
    settings: () => orThrow(settings.read()),
    onChange: listeners.downloads.changed,
    onNew: listeners.downloads.isNew,
    onRest: listeners.downloads.rests,
  });
  const account = createAccountService({
    ...{ vault, lanes, limits, ledger, clock },
    probe: (key) => createClient({ ...clientParts, readKey: async () => key }).account.quotas(),
    onChange: listeners.quota,
  });
  const followAddress = createAddressFollower({ settings, account, onBug });
  const community = createCommunity({
    lanes,
    clock,
    holdsKey: async (text) => (await scrub(text)) !== text,
  });

  const mirror = createMirror({ storage, area, newId, now: clock.now });
  const watchOverStores = createStoreWatch({ mirror, settings, log, clock, askAccount: account.testKey });

  /** When the browser starts: numbers of tabs mean nothing any more, and old rows are nobody's. */
  async function tidy(): Promise<void> {
    await cards.clear();
    await table.sweep(clock.now());
    await downloadTable.sweep(clock.now());
  }

  return {
    account,
    cards,
    checks,
    clock,
    community,
    followAddress,
    downloads,
    downloadTable,
    history,
    ledger,
    onBug,
    settings,
    table,
    tidy,
    texts: createOpenedTexts(newId),
    vault,
    watchOverStores,
  };
}

export type Services = ReturnType<typeof composeServices>;
