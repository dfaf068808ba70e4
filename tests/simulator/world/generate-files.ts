import { createHash } from 'node:crypto';
import type { JsonObject } from '../json';
import type { Relation } from '../store/model';
import type { Store } from '../store/store';
import { giveBehaviours } from './behaviour';
import { chatter } from './chatter';
import { giveComments, giveVotes } from './crowd';
import { FILE_TYPES, fileAttributes } from './file-attributes';
import { makeObject } from './make-object';
import { createPrng, type Prng } from './prng';
import { someCounts } from './some-counts';

const STEMS = [
  'setup',
  'Rechnung 2026',
  'update',
  '見積書',
  'Счёт',
  'readme',
  'a',
  'Foto\u202Egpj',
  'x'.repeat(180),
] as const;
/** How many there are. */
export const GENERATED_FILES = 48;

export const hashOf = (algorithm: string, index: number): string =>
  createHash(algorithm).update(`assay-simulator-file-${index}\n`).digest('hex');

function relation(store: Store, type: 'domain' | 'ip_address' | 'url', count: number, prng: Prng): Relation {
  const known = store.objects().filter((object) => object.type === type);
  return { single: false, refs: prng.sample(known, count).map(({ id }) => ({ type, id })) };
}

/** Files without a name; the n-th has the content `assay-simulator-file-n\n`. */
export function seedGeneratedFiles(store: Store, now: number): void {
  const prng = createPrng('generated files');
  for (let index = 0; index < GENERATED_FILES; index += 1) {
    const kind = prng.pick(FILE_TYPES);
    const stats = someCounts(prng, 'file');
    const analysed = now - prng.int(600, 500 * 86_400);
    const names = Array.from({ length: prng.int(0, 12) }, () => `${prng.pick(STEMS)}.${kind.extension}`);
    const attributes: JsonObject = {
      ...fileAttributes(kind, stats.malicious ?? 0, prng, now),
      sha256: hashOf('sha256', index),
      sha1: hashOf('sha1', index),
      md5: hashOf('md5', index),
      size: `assay-simulator-file-${index}\n`.length,
      names,
      first_submission_date: analysed - prng.int(0, 900 * 86_400),
      last_submission_date: analysed,
    };
    if (names[0] !== undefined && prng.chance(0.85)) attributes.meaningful_name = names[0];
    const subject = hashOf('sha256', index);
    const file = makeObject({ kind: 'file', subject, stats, attributes, note: 'generated' }, analysed);
    if (prng.chance(0.3)) giveVotes(file, prng.int(0, 4), prng.int(0, 20), prng, now);
    if (prng.chance(0.2)) giveComments(file, chatter(prng, prng.int(1, 5)), prng, now);
    giveBehaviours(store, file, prng.chance(0.4) ? prng.int(1, 2) : 0, prng, now);
    file.relations.set('contacted_domains', relation(store, 'domain', prng.int(0, 14), prng));
    file.relations.set('contacted_ips', relation(store, 'ip_address', prng.int(0, 6), prng));
    file.relations.set('contacted_urls', relation(store, 'url', prng.int(0, 5), prng));
    store.add(file);
  }
}
