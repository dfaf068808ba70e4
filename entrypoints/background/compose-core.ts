import { DAY } from '@/utils/domain/duration';
import type { OpenedPicture } from '@/utils/domain/opened-picture';
import type { Settings } from '@/utils/domain/settings';
import type { OpenedText } from '@/utils/rpc/check-messages';
import { createAccountService } from '@/utils/services/account/account';
import { createDirectKey } from '@/utils/services/account/direct-key';
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
import { createKeptKeys } from '@/utils/services/storage/kept-keys';
import type { KeyValueArea } from '@/utils/services/storage/key-value-area';
import { createLog, LOG_LIMITS, type LogLimits } from '@/utils/services/storage/log';
import { createManagedSource, type ManagedDoor } from '@/utils/services/storage/managed-source';
import { createMirror } from '@/utils/services/storage/mirror';
import { createNewsMark } from '@/utils/services/storage/news-mark';
import { createPersonalKey } from '@/utils/services/storage/personal-key';
import { createReportCache } from '@/utils/services/storage/reports';
import { createScrub } from '@/utils/services/storage/scrub';
import { createSettingsMark } from '@/utils/services/storage/settings-mark';
import { createSettingsStore } from '@/utils/services/storage/settings-store';
import { createStoreWatch } from '@/utils/services/storage/store-watch';
import { createVault, type Vault } from '@/utils/services/storage/vault';
import type { ClientParts } from '@/utils/services/virustotal/client';
import { composeRoute } from './compose-route';
import { createAddressFollower } from './follow-address';
import { createManagedFollower } from './follow-managed';
import type { FoundSet } from './found-set';
import { createOpened } from './opened-texts';
import { orDefaults, orThrow } from './settings-or';

/** Everything of the world that the services are handed: the browser in the extension, fakes in a test. */
export interface CoreOutside extends Pick<ClientParts, 'fetch' | 'mayReach' | 'timeout'> {
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
  const keys = createVault(storage, async () => {
    const set = await settings.read();
    return set.ok ? set.value.apiAddress : null;
  });
  /** No key is read or shown before the administrator's is in its place. */
  const vault: Vault = {
    ...keys,
    readKey: () => follower.ready().then(keys.readKey),
    keyState: () => follower.ready().then(keys.keyState),
    standing: () => follower.ready().then(keys.standing),
  };
  const personal = createPersonalKey(storage);
  const readKeys = createKeptKeys(storage);
  const keptKeys = () => follower.ready().then(readKeys);
  const scrub = createScrub(keptKeys);
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
  const readSettings = () => orThrow(settings.read());
  const { route, client, clientFor, probe, probeDirectly, readAddress, markRefused, followedBy, quotaView } =
    composeRoute({ storage, clock, vault, personal, outside, ledger, onBug, settings: readSettings });
  const lanes = createLanes({
    ...{ ledger, limits, client, clientFor, clock, random, log },
    vault: { ...vault, markRefused },
    turnBack: route.turnBack,
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
    settings: readSettings,
    onChange: (row) => {
      for (const hear of hearing) hear(row);
    },
  });
  const onAccount = new Set<() => void>();
  const account = createAccountService({
    ...{ lanes, limits, ledger, clock, probe, readAddress },
    ...{ way: route.current, settle: route.settle },
    vault: { ...vault, markRefused },
    onChange: () => {
      listeners.quota();
      for (const hear of onAccount) hear();
    },
  });
  followedBy(account);
  const directKey = createDirectKey({ personal, route, account, lanes, probe: probeDirectly });
  const bind = async (): Promise<void> => vault.bind(await readAddress());
  const followAddress = createAddressFollower({ settings, settle: route.settle, bind, onBug });
  const holdsKey = async (text: string): Promise<boolean> => (await scrub(text)) !== text;

  const mirror = createMirror({ storage, area, newId, now: clock.now });
  const watchOverStores = createStoreWatch({ mirror, settings, log, clock, askAccount: account.testKey });

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
    keptKeys,
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
    quotaView,
    reports,
    scrub,
    settings,
    storage,
    table,
    texts: createOpened<OpenedText>(newId, TEXTS_AT_MOST),
    pictures: createOpened<OpenedPicture>(newId, PICTURES_AT_MOST),
    founds: createOpened<FoundSet>(newId, TEXTS_AT_MOST),
    /** Calls with every change of a check. */
    onCheck: (hear: (row: CheckRow) => void): void => void hearing.add(hear),
    /** Calls when the key or its account may have changed. */
    onAccount: (hear: () => void): void => void onAccount.add(hear),
    readSettings,
    vault,
    watchOverStores,
  };
}

export type Core = ReturnType<typeof composeCore>;
