import { describe, expect, it } from 'vitest';
import { createJoins } from '@/utils/services/checks/joins';
import type { CheckRow } from '@/utils/services/checks/row';
import { ROW } from './a-row';

const OTHER: CheckRow = { ...ROW, id: 'other' };
const ELSE: CheckRow = { ...ROW, id: 'else', active: 'url:b' };

describe('who takes part in a check', () => {
  it('is one while nobody else asks for the same', async () => {
    const joins = createJoins({ join: async (row) => row });
    const arriving = [joins.join(ROW), joins.join(ELSE)];
    expect(joins.isShared(ROW)).toBe(false);
    expect(await Promise.all(arriving)).toEqual([ROW, ELSE]);
    expect(joins.isShared(ROW)).toBe(false);
  });

  it('are more as soon as another is on the way, and from then on', async () => {
    const joins = createJoins({ join: async () => ROW });
    const arriving = joins.join(OTHER);
    expect([joins.isShared(ROW), joins.isShared(OTHER), joins.isShared(ELSE)]).toEqual([true, false, false]);
    expect(await arriving).toBe(ROW);
    expect([joins.isShared(ROW), joins.isShared(OTHER)]).toEqual([true, false]);
  });

  it('are others than the lists where another than they has begun it, or joins it', async () => {
    const ofList: CheckRow = { ...ROW, origin: 'list', lane: 'list', asker: 'lists' };
    const joins = createJoins({ join: async () => ofList });
    await joins.join({ ...ofList, id: 'of another list' });
    expect([joins.isShared(ofList, 'lists'), joins.isShared(ofList)]).toEqual([false, true]);
    expect([joins.isShared(ROW, 'lists'), joins.isShared(ofList, 'downloads')]).toEqual([true, true]);
    const arriving = joins.join({ ...ofList, id: 'of a download', asker: 'downloads' });
    expect(joins.isShared(ofList, 'lists')).toBe(true);
    await arriving;
    expect(joins.isShared(ofList, 'lists')).toBe(true);
  });

  it.each([
    [{ origin: 'list', lane: 'interactive', asker: 'lists' }, false],
    [{ origin: 'popup', lane: 'interactive', asker: 'lists' }, true],
    [{ origin: 'file', lane: 'download', asker: 'downloads' }, false],
    [{ origin: 'link', lane: 'interactive', asker: 'downloads' }, true],
  ] as const)('are told to the next worker by the row itself: %o', (more, shared) => {
    const joins = createJoins({ join: async (row) => row });
    expect(joins.isShared({ ...ROW, ...more }, more.asker)).toBe(shared);
  });

  it('are not those who did not get in', async () => {
    const joins = createJoins({ join: () => Promise.reject(new Error('no database')) });
    await expect(joins.join(OTHER)).rejects.toThrow('no database');
    expect(joins.isShared(ROW)).toBe(false);
  });
});
