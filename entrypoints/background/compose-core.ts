import { DAY } from '@/utils/domain/duration';
import type { OpenedPicture } from '@/utils/domain/opened-picture';
import type { Settings } from '@/utils/domain/settings';
import { VIRUSTOTAL_ADDRESS } from '@/utils/domain/virustotal-address';
import type { OpenedText } from '@/utils/rpc/check-messages';
import { createAccountService } from '@/utils/services/account/account';
import { createDirectKey } from '@/utils/services/account/direct-key';
import { createRoute } from '@/utils/services/account/route';
import { createCards } from '@/utils/services/checks/cards';
import { createChecks } from '@/utils/services/checks/checks';
import { createPrivateReplies } from '@/utils/services/checks/private-replies';
import type { CheckRow } from '@/utils/services/checks/row';
import { createCheckTable } from '@/utils/services/checks/table';
import type { Clock } from '@/utils/services/clock';
import { createLanes } from '@/utils/services/quota/lanes';
import { createLedger } from '@/utils/services/quota/ledger';
import { createLimits } from '@/utils/services/quota/limits';
import { createBugReport } from '@/utils/services/storage/bug-report';
import type { Storage } from '@/utils/services/storage/database';
import { createHistory } from '@/utils/services/storage/history';
import { createHistoryCopy } from '@/utils/services/storage/history-copy';
import type { KeyValueArea } from '@/utils/services/storage/key-value-area';
import { createLog, LOG_LIMITS, type LogLimits } from '@/utils/services/storage/log';
import { createManagedSource, type ManagedDoor } from '@/utils/services/storage/managed-source';
import { createMirror } from '@/utils/services/storage/mirror';
import { createNewsMark } from '@/utils/services/storage/news-mark';
import { createPersonalKey } from '@/utils/services/storage/personal-key';
import { createReportCache } from '@/utils/services/storage/reports';
import { createScrub, scrubAll } from '@/utils/services/storage/scrub';
import { createSettingsMark } from '@/utils/services/storage/settings-mark';
import { createSettingsStore } from '@/utils/services/storage/settings-store';
import { createStoreWatch } from '@/utils/services/storage/store-watch';
import { createVault, type Vault } from '@/utils/services/storage/vault';
import { type ClientFor, type ClientParts, createClient } from '@/utils/services/virustotal/client';
import { createAddressFollower } from './follow-address';
import { createManagedFollower } from './follow-managed';
import { createOpened } from './opened-texts';
import { orDefaults, orThrow } from './settings-or';

/** Everything of the world that the services are handed: the browser in the extension, fakes in a test. */
export interface CoreOutside extends Pick<ClientParts, 'fetch' | 'diagnose' | 'mayReach' | 'timeout'> {
  readonly clock: Clock;
  readonly area: KeyValueArea;
  readonly storage: Storage;
  readonly managed: ManagedDoor;
  readonly random: () => number;
  readonly newId: () => string;
  readonly isOnline: () => boolean;
  readonly keepAwake: () => () => void;
}

/** Where changes of checks and of the quota are told. */
export interface CoreListeners {
  check(row: CheckRow): void;
  quota(): void;
  history(): void;
  log(): void;
}

/** Assay's own windows that are still asking for what they were opened for; pictures are large. */
const TEXTS_AT_MOST = 10;
const PICTURES_AT_MOST = 3;

/** How long lines are kept is the user's choice; how many is ours. */
function logLimits({ logKeepDays }: Settings): LogLimits {
  return { ...LOG_LIMITS, age: logKeepDays * DAY };
}

/** Storage, quota, checks and the account, which everything else is built of. Nothing is awaited. */
export function composeCore(outside: CoreOutside, listeners: CoreListeners) {
  const { clock, storage, area, random, newId, isOnline, keepAwake } = outside;
  const keys = createVault(storage);
  /** No key is read or shown before the administrator's is in its place. */
  const vault: Vault = {
    ...keys,
    readKey: () => follower.ready().then(keys.readKey),
    keyState: () => follower.ready().then(keys.keyState),
    standing: () => follower.ready().then(keys.standing),
  };
  const personal = createPersonalKey(storage);
  const scrub = scrubAll([createScrub(vault.readKey), createScrub(personal.readKey)]);
  const log = createLog({
    ...{ storage, scrub, onChange: listeners.log },
    limits: async () => logLimits(await orDefaults(settings.read())),
  });
  const onBug = createBugReport(log, clock);

  const managed = createManagedSource({ door: outside.managed, storage, log, clock });
  const mark = createSettingsMark(storage);
  const settings = createSettingsStore({ area, clock, mark, managed: managed.read });
  const follower = createManagedFollower({
    managed,
    account: () => account,
    settings: () => settings,
    onBug,
  });
  const limits = createLimits(storage);
  const ledger = createLedger({ storage, settings: { read: () => orDefaults(settings.read()) }, clock });
  const clientParts = {
    ...outside,
    now: clock.now,
    readAddress: async () => (await orThrow(settings.read())).apiAddress,
  };
  const route = createRoute({
    ...{ storage, clock, vault, personal },
    settings: () => orThrow(settings.read()),
    follow,
  });
  const wayParts = {
    ...{ ...clientParts, readKey: vault.readKey },
    ...{ way: route.way, onUnreachable: route.unreachable },
  };
  const client = createClient(wayParts);
  const clientFor: ClientFor = (manner) => createClient({ ...wayParts, manner });
  const lanes = createLanes({
    ...{ ledger, limits, vault, client, clientFor, clock, random, log },
    onSpend: listeners.quota,
  });

  const reports = createReportCache(storage);
  const historyCopy = createHistoryCopy({ storage, area, clock, log, onBug, onRestored: listeners.history });
  const history = createHistory(storage, () => {
    historyCopy.changed();
    listeners.history();
  });
  const table = createCheckTable(storage, (problem) => onBug('checks', problem));
  const cards = createCards(storage, (problem) => onBug('cards', problem));
  const privateReplies = createPrivateReplies();
  const hearing = new Set<(row: CheckRow) => void>([listeners.check]);
  const checks = createChecks({
    ...{ lanes, reports, history, table, privateReplies, log, clock, isOnline, keepAwake, newId, onBug },
    settings: () => orThrow(settings.read()),
    onChange: (row) => {
      for (const hear of hearing) hear(row);
    },
  });
  const onAccount = new Set<() => void>();
  /** A key is shown to nobody but the host it is for: one's own to VirusTotal, the other where the settings say. */
  const probe = (key: string, address = clientParts.readAddress) =>
    createClient({ ...clientParts, readKey: async () => key, readAddress: address }).account.quotas();
  const atVirusTotal = async (): Promise<string> => VIRUSTOTAL_ADDRESS;
  const account = createAccountService({
    ...{ lanes, limits, ledger, clock },
    vault: { ...vault, readKey: currentKey },
    probe: async (key) => ((await personal.readKey()) === key ? probe(key, atVirusTotal) : probe(key)),
    onChange: () => {
      listeners.quota();
      for (const hear of onAccount) hear();
    },
  });
  const directKey = createDirectKey({ personal, route, probe: (key) => probe(key, atVirusTotal) });
  const followAddress = createAddressFollower({ settings, settle: route.settle, onBug });

  /** Read at once: the next call may be the one that replaces it. Where the way is not known, nothing is sent. */
  async function currentKey(): Promise<string | null> {
    const kept = vault.readKey();
    const direct = await route.directUntil().catch(() => null);
    return direct === null ? kept : personal.readKey();
  }

  async function follow(address: string, learn: boolean): Promise<void> {
    const followed = await account.addressChanged(address);
    if (!followed.ok) onBug('account', followed.failure.tag);
    else if (learn) await account.testKey();
  }

  const holdsKey = async (text: string): Promise<boolean> => (await scrub(text)) !== text;

  const mirror = createMirror({ storage, area, newId, now: clock.now });
  const watchOverStores = createStoreWatch({ mirror, settings, log, clock, askAccount: account.testKey });

  /** When the browser starts: numbers of tabs mean nothing any more, and old rows are nobody's. */
  async function tidy(): Promise<void> {
    await cards.clear();
    await table.sweep(clock.now());
  }

  return {
    account,
    cards,
    checks,
    clock,
    directKey,
    followAddress,
    history,
    historyCopy,
    holdsKey,
    lanes,
    ledger,
    limits,
    log,
    managed,
    managedFollower: follower,
    newId,
    news: createNewsMark(storage),
    onBug,
    privateReplies,
    reports,
    scrub,
    settings,
    storage,
    table,
    tidy,
    texts: createOpened<OpenedText>(newId, TEXTS_AT_MOST),
    pictures: createOpened<OpenedPicture>(newId, PICTURES_AT_MOST),
    /** Calls with every change of a check. */
    onCheck: (hear: (row: CheckRow) => void): void => void hearing.add(hear),
    /** Calls when the key or its account may have changed. */
    onAccount: (hear: () => void): void => void onAccount.add(hear),
    readSettings: () => orThrow(settings.read()),
    vault,
    watchOverStores,
  };
}

export type Core = ReturnType<typeof composeCore>;
