import type { CheckView } from '@/utils/domain/check';
import { requestKey } from '@/utils/domain/request-key';
import type { Driver } from './drive';
import { gate } from './gate';
import type { CheckParts } from './parts';
import { follow } from './publish';
import { type CheckRow, viewOf } from './row';

/** An analysis that something else than a check began: an upload. */
export interface FollowOrder {
  /** Of the check that will follow it: the same order given again begins nothing new. */
  readonly id: string;
  readonly sha256: string;
  /** Null when the reply that would have named it was lost: then the file itself is read, once. */
  readonly analysisId: string | null;
}

interface Followed {
  readonly parts: CheckParts;
  readonly driver: Driver;
  readonly begin: (row: CheckRow) => Promise<CheckView>;
}

/** Makes the check of an uploaded file, under an id given beforehand: asked twice, it is the same check. */
export async function followUpload(
  { parts, driver, begin }: Followed,
  { id, sha256, analysisId }: FollowOrder,
): Promise<CheckView> {
  const known = await parts.table.get(id);
  if (known) {
    driver.drive(known);
    return viewOf(known);
  }
  const indicator = { kind: 'file', value: sha256 } as const;
  await parts.reports.forgetUnknown(requestKey(indicator));
  const settings = await parts.settings();
  const row = gate({ indicator, origin: 'file', secrets: 'ask' }, { id, now: parts.clock.now(), settings });
  return begin(await follow(parts, { ...row, active: `publish ${row.active}` }, analysisId));
}
