import type { Account } from './accounts/account';
import { sha256, urlId } from './canonical/url-id';
import type { Control, NewObject, WorldEntry } from './control';
import { canonicalId } from './endpoints/subject';
import type { FrontDoor } from './http/front-door';
import type { Kind, WorldObject } from './store/model';
import { countStats } from './store/stats';
import { engineResults } from './world/engine-results';
import { makeObject } from './world/make-object';

/** Finds an object by id or by what it is about. */
function find({ world }: FrontDoor, kind: Kind, idOrSubject: string): WorldObject {
  const id = (kind === 'url' ? urlId(idOrSubject) : null) ?? canonicalId(kind, idOrSubject) ?? idOrSubject;
  const found = kind === 'file' ? world.store.file(id) : world.store.object(kind, id);
  if (found === undefined) throw new Error(`no ${kind} ${idOrSubject} in the world`);
  return found;
}

function accountOf({ world }: FrontDoor, key: string): Account {
  const account = world.accounts.byKey(key);
  if (account === undefined) throw new Error('no such key');
  return account;
}

function summary({ type, id, attributes, note }: WorldObject): WorldEntry {
  const stats = (attributes.last_analysis_stats ?? {}) as Record<string, number | undefined>;
  const { malicious = 0, suspicious = 0, harmless = 0, undetected = 0 } = stats;
  const subject = String(attributes.url ?? attributes.meaningful_name ?? id);
  return { kind: type, id, subject, malicious, suspicious, harmless, undetected, note };
}

/** The control door over a running simulator; `seed` fills the world again after a reset. */
export function createControl(house: FrontDoor, seed: () => void): Control {
  const { world, log, faults } = house;
  const { accounts, clock, scans, store, tickets } = world;
  return {
    addKey: (key, limits = {}, options = {}) => accounts.add(key, limits, options, clock.now()),
    setLimits: (key, limits) => void Object.assign(accountOf(house, key).limits, limits),
    setUsed: (key, used) => accountOf(house, key).meter.set(clock.now(), used),

    now: () => clock.now(),
    advance: (ms) => clock.advance(ms),
    setTime: (ms) => clock.setTime(ms),
    setSpeed: (factor) => clock.setSpeed(factor),

    addFault: (fault) => faults.add(fault),
    release: (id) => faults.release(id),
    clearFaults: () => faults.clear(),

    log: () => log.entries(),
    nextRequest: (pattern) => log.next(pattern),
    clearLog: () => log.clear(),

    addObject(added: NewObject) {
      const object = makeObject(added, clock.seconds());
      store.add(object);
      return object.id;
    },
    setVerdict(kind, idOrSubject, stats) {
      scans.settle();
      const object = find(house, kind, idOrSubject);
      const results = engineResults(kind, stats, object.id);
      object.attributes.last_analysis_results = results;
      object.attributes.last_analysis_stats = countStats(kind, results);
      object.attributes.last_analysis_date = clock.seconds();
      object.attributes.last_modification_date = clock.seconds();
    },
    scanOutcome(urlOrSha256, stats) {
      const isHash = /^[0-9a-f]{64}$/i.test(urlOrSha256);
      scans.setOutcome(
        isHash ? urlOrSha256.toLowerCase() : (urlId(urlOrSha256) ?? sha256(urlOrSha256)),
        stats,
      );
    },
    setUploadOrigin(origin) {
      tickets.origin = origin;
    },
    world() {
      scans.settle();
      return store.objects().map(summary);
    },
    reset() {
      clock.reset();
      faults.clear();
      log.clear();
      accounts.reset();
      tickets.reset();
      scans.reset();
      store.clear();
      seed();
    },
  };
}
