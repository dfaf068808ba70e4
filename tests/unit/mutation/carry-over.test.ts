import { expect, it } from 'vitest';
import { carryOver } from '../../mutation/carry-over';
import type { Instrumented } from '../../mutation/instrument';
import type { Mutant } from '../../mutation/mutant';

const mutant = (id: string, file: string, becomes: string): Mutant => ({
  ...{ id, file, line: 1, text: 'return a > b;', was: 'a > b', becomes },
});
const of = (...mutants: Mutant[]): Instrumented => ({ code: {}, mutants });

it('what a run noticed is carried over in files that are the same, whatever the ids are now', () => {
  const then = of(
    ...[mutant('0', 'changed.ts', 'true'), mutant('1', 'changed.ts', 'false')],
    ...[mutant('2', 'same.ts', 'true'), mutant('3', 'same.ts', 'false'), mutant('4', 'gone.ts', 'true')],
  );
  const now = of(
    ...[mutant('0', 'new.ts', 'true'), mutant('1', 'changed.ts', 'true')],
    ...[mutant('2', 'changed.ts', 'a >= b'), mutant('3', 'same.ts', 'true'), mutant('4', 'same.ts', 'false')],
  );
  const noticed = new Map(['0', '1', '3', '4'].map((id) => [id, `test ${id}`]));
  expect([...carryOver(noticed, then, now)]).toEqual([['4', 'test 3']]);
  expect([...carryOver(noticed, then, then)]).toEqual([...noticed]);
  expect([...carryOver(new Map(), then, then)]).toEqual([]);
});
