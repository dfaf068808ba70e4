import { domainToASCII } from 'node:url';
import type { WorldObject } from '../store/model';
import type { Store } from '../store/store';
import { chatter } from './chatter';
import { giveComments, giveVotes } from './crowd';
import { addressAttributes, domainAttributes } from './host-attributes';
import { DOMAIN_NAMES, generatedAddress } from './host-names';
import { giveFamily, giveHistory, giveResolutions } from './host-relations';
import { makeObject } from './make-object';
import { createPrng, type Prng } from './prng';
import { someCounts } from './some-counts';

function crowd(object: WorldObject, prng: Prng, now: number): void {
  if (prng.chance(0.3)) giveVotes(object, prng.int(0, 12), prng.int(0, 12), prng, now);
  if (prng.chance(0.2)) giveComments(object, chatter(prng, prng.int(1, 6)), prng, now);
  if (prng.chance(0.5)) delete object.attributes.last_analysis_date;
}

/** Domains and addresses without a name. */
export function seedGeneratedHosts(store: Store, now: number): void {
  const prng = createPrng('generated hosts');
  const names = DOMAIN_NAMES.map((name) => domainToASCII(name));
  const addresses = Array.from({ length: 24 }, (_, index) => generatedAddress(index));
  for (const [index, subject] of names.entries()) {
    if (store.object('domain', subject) !== undefined) continue;
    const attributes = domainAttributes(subject, prng, now);
    const stats = someCounts(prng, 'domain');
    const object = makeObject(
      { kind: 'domain', subject, stats, attributes, note: 'generated' },
      now - prng.int(600, 90 * 86_400),
    );
    crowd(object, prng, now);
    giveResolutions(store, object, prng.sample(addresses, prng.int(0, 15)), prng, now);
    giveHistory(store, object, prng.int(0, 3), prng, now);
    giveFamily(object, [`www.${subject}`], names.slice(index + 1, index + 3));
    store.add(object);
  }
  for (const subject of addresses) {
    if (store.object('ip_address', subject) !== undefined) continue;
    const attributes = addressAttributes(subject, prng, now);
    const stats = someCounts(prng, 'ip_address');
    const object = makeObject(
      { kind: 'ip_address', subject, stats, attributes, note: 'generated' },
      now - prng.int(600, 90 * 86_400),
    );
    crowd(object, prng, now);
    giveResolutions(store, object, prng.sample(names, prng.int(0, 12)), prng, now);
    store.add(object);
  }
}
