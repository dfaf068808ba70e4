import { expect, it } from 'vitest';
import { instrument } from '../../mutation/instrument';
import { isCurrent } from '../../mutation/is-current';

it('a run is of the files as they are now, or it is none', async () => {
  const room = { mutate: ['utils/domain/brackets.ts', 'utils/domain/utc.ts'] };
  const run = await instrument(room.mutate);
  const [first, ...rest] = run.mutants;
  if (!first) throw new Error('nothing was changed');
  expect(isCurrent(room, run)).toBe(true);
  expect(isCurrent({ mutate: ['utils/domain/utc.ts'] }, run)).toBe(false);
  expect(isCurrent({ mutate: [...room.mutate, 'utils/domain/host.ts'] }, run)).toBe(false);
  expect(isCurrent(room, { ...run, mutants: [{ ...first, text: 'another line' }, ...rest] })).toBe(false);
  expect(isCurrent(room, { ...run, mutants: [{ ...first, line: first.line + 1 }, ...rest] })).toBe(false);
});
