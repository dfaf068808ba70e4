import type { Store } from '../store/store';
import { chatter } from './chatter';
import { giveComments, giveVotes } from './crowd';
import { crawlAttributes } from './decorate-url';
import { DOMAIN_NAMES, generatedAddress } from './host-names';
import { makeObject } from './make-object';
import { createPrng, type Prng } from './prng';
import { someCounts } from './some-counts';

const PATHS = [
  '/',
  '/index.html',
  '/login?next=%2Fkonto',
  '/wp-content/uploads/2026/03/rechnung.zip',
  '/a/b/c/d/e/f',
  '/download.php?id=4711&mk=',
  '/störung/übersicht',
  '/путь/файл.exe',
  '/商品/?ページ=2',
  '/.env',
  '/bin.sh',
  '/?utm_source=mail&utm_campaign=sommer',
  '/%25s/minidumps',
  '/cgi-bin/set.exe?a=1;b=2',
  `/${'lang/'.repeat(60)}`,
] as const;

const COUNT = 90;

function subject(prng: Prng, index: number): string {
  const host = prng.chance(0.12) ? generatedAddress(index) : prng.pick(DOMAIN_NAMES);
  const sub =
    host.includes('example') && prng.chance(0.4) ? prng.pick(['www.', 'cdn.', 'mail.', 'api.']) : '';
  const port = prng.chance(0.08) ? `:${prng.int(1024, 60_000)}` : '';
  return `${prng.pick(['https', 'https', 'http'])}://${sub}${host}${port}${prng.pick(PATHS)}${prng.chance(0.3) ? `#${index}` : ''}`;
}

/** URLs without a name, from clean to malicious, with the gaps that real reports have. */
export function seedGeneratedUrls(store: Store, now: number): void {
  const prng = createPrng('generated urls');
  let added = 0;
  for (let index = 0; added < COUNT; index += 1) {
    const url = subject(prng, index);
    const analysed = now - prng.int(600, 400 * 86_400);
    const attributes = { ...crawlAttributes(url, prng, analysed), last_submission_date: analysed };
    const object = makeObject(
      { kind: 'url', subject: url, stats: someCounts(prng, 'url'), attributes, note: 'generated' },
      analysed,
    );
    if (store.object('url', object.id) !== undefined) continue;
    added += 1;
    if (prng.chance(0.3)) giveVotes(object, prng.int(0, 9), prng.int(0, 30), prng, now);
    if (prng.chance(0.25)) giveComments(object, chatter(prng, prng.int(1, 14)), prng, now);
    object.attributes.reputation = prng.chance(0.3) ? prng.int(-160, 60) : 0;
    const address = { type: 'ip_address', id: generatedAddress(index) };
    object.relations.set('last_serving_ip_address', { single: true, refs: [address] });
    object.relations.set('redirects_to', { single: false, refs: [] });
    store.add(object);
  }
}
