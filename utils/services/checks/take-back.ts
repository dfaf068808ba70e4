import type { Driver } from './drive';
import type { Joins } from './joins';
import type { CheckParts } from './parts';
import { type Asker, ended } from './row';

interface TakeBackTools {
  readonly parts: CheckParts;
  readonly driver: Driver;
  readonly joins: Joins;
}

/**
 * Gives up a request that has not left yet, unless anybody else has asked for the same: another asker than the one
 * that takes it back, or without one whoever has joined it.
 */
export async function takeBack(
  { parts, driver, joins }: TakeBackTools,
  id: string,
  asker?: Asker,
): Promise<void> {
  const { clock, onChange, table } = parts;
  const row = await table.get(id);
  // Without `active` it has ended; what looks up has left, and costs the same whether it is awaited or not.
  if (row?.active === undefined || row.state.phase === 'looking-up' || joins.isShared(row, asker)) return;
  const goesOn = await driver.stopped(id, async () => {
    // Stopping took a moment, in which somebody may have joined: for them it goes on as it was.
    const kept = joins.isShared(row, asker);
    const cancelled = { phase: 'failed', failure: { tag: 'cancelled', sent: row.spent } } as const;
    const next = kept ? row : { ...ended(row, cancelled), updatedAt: clock.now() };
    await table.save(next);
    onChange(next);
    return kept;
  });
  if (goesOn) driver.drive(row);
}
