import { describe, expect, it } from 'vitest';
import type { CheckRow } from '@/utils/services/checks/row';
import { viewOf } from '@/utils/services/checks/row';
import { createHoldQuestion } from '@/utils/services/downloads/hold-question';
import { newHold } from '@/utils/services/downloads/hold-row';
import { createLookAfter, LOOK_AFTER } from '@/utils/services/downloads/look-after';
import { createFakeClock, settleAll } from '../../../support/fake-clock';
import { ROW } from '../checks/a-row';
import { ADDRESS, STARTED } from './a-download';

const HOLD = newHold(STARTED, 1);

/** A question whose check goes on for ever. */
function desk(takeBack: () => Promise<void> = async () => undefined) {
  const bugs: string[] = [];
  let takenBack = 0;
  const question = createHoldQuestion({
    checks: {
      start: async () => viewOf(ROW),
      takeBack() {
        takenBack += 1;
        return takeBack();
      },
    },
    findCheck: async (): Promise<CheckRow> => ROW,
    onBug: (where, error) => void bugs.push(`${where}: ${error instanceof Error ? error.message : ''}`),
  });
  return { question, bugs, takenBack: () => takenBack };
}

describe('a question about what is held', () => {
  it('has no answer once nobody waits, and is taken back', async () => {
    const { question, takenBack } = desk();
    const stop = new AbortController();
    const asking = question.ask(HOLD, ADDRESS, stop.signal);
    await settleAll();
    expect(takenBack()).toBe(0);
    stop.abort();
    expect(await asking).toBeNull();
    expect(takenBack()).toBe(1);
  });

  it('has none where nobody waited by the time that it was begun', async () => {
    const { question, takenBack } = desk();
    expect(await question.ask(HOLD, ADDRESS, AbortSignal.abort())).toBeNull();
    expect(takenBack()).toBe(1);
  });

  it('that cannot be taken back is a bug that is told of', async () => {
    const { question, bugs } = desk(() => Promise.reject(new Error('no database')));
    await question.ask(HOLD, ADDRESS, AbortSignal.abort());
    await settleAll();
    expect(bugs).toEqual(['hold: no database']);
  });
});

describe('looking after a hold', () => {
  it('tells what went wrong with it', async () => {
    const clock = createFakeClock();
    const bugs: string[] = [];
    const lookAfter = createLookAfter({
      clock,
      goOn: () => Promise.reject(new Error('no database')),
      onBug: (where, error) => void bugs.push(`${where}: ${error instanceof Error ? error.message : ''}`),
    });
    lookAfter();
    lookAfter()();
    await clock.advance(LOOK_AFTER - 1);
    expect(bugs).toEqual([]);
    await clock.advance(1);
    expect(bugs, 'once: the other is over').toEqual(['hold: no database']);
  });
});
