import type { FoundThing } from '@/utils/domain/fold-found';
import type { FoundRow } from '@/utils/domain/found';
import { freshness } from '@/utils/domain/freshness';
import type { Mark } from '@/utils/domain/mark';
import { decide } from '@/utils/domain/privacy-gate';
import type { Settings } from '@/utils/domain/settings';
import { knownMarks } from '../marks/known-marks';
import type { Storage } from '../storage/database';

/** Things that are looked up in the cache in one transaction. */
const AT_ONCE = 500;

/** What is known of each thing, what it would cost and what holds it back. Asks nobody. */
export async function foundRows(
  storage: Storage,
  things: readonly FoundThing[],
  { settings, now }: { readonly settings: Settings; readonly now: number },
): Promise<readonly FoundRow[]> {
  const rows: FoundRow[] = [];
  for (let at = 0; at < things.length; at += AT_ONCE) {
    const some = things.slice(at, at + AT_ONCE);
    const indicators = some.map(({ indicator }) => indicator);
    const marks = await knownMarks(storage, indicators, { settings, now });
    rows.push(...some.map((thing, n) => rowOf(thing, marks[n] ?? null, settings, now)));
  }
  return rows;
}

function rowOf(thing: FoundThing, mark: Mark | null, settings: Settings, now: number): FoundRow {
  const { decision } = decide(thing.indicator, settings);
  const held = decision === 'private' ? 'private' : decision === 'ask' ? 'secrets' : null;
  const known = mark && { verdict: mark.verdict, analysedAt: mark.analysedAt };
  // What VirusTotal does not know is only found in the cache while it is as fresh as that.
  const fresh = mark !== null && freshness(mark.fetchedAt, now) === 'fresh';
  return { ...thing, known, held, cost: held !== null || fresh ? 0 : 1 };
}
