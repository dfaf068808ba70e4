import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, openSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { instrument } from './instrument';
import { note, readJournal } from './journal';
import type { Measured, Outcome } from './mutant';
import { MUTATION, placesOf } from './places';
import type { Room } from './rooms';
import { sources } from './sources';

/** A mutant that nothing was heard of for so long hangs, in milliseconds. */
const HANGS = 90_000;
const LOOK_EVERY = 2_000;

/** All mutants of a room against its tests. Leaves what came of it in the room's file. */
export async function runRoom(room: Room): Promise<void> {
  const places = placesOf(room);
  mkdirSync(MUTATION, { recursive: true });
  rmSync(places.journal, { force: true });
  const instrumented = await instrument(sources(room.mutate));
  writeFileSync(places.instrumented, JSON.stringify(instrumented));
  console.log(`${instrumented.mutants.length} mutants`);

  while ((await runTests(room)) === 'hung') {
    const { trying } = readJournal(places.journal);
    if (trying === null) throw new Error('The tests hang, but no mutant is being tried.');
    note(places.journal, { noticed: trying, by: 'it hangs' });
  }

  const { noticed, reached, loaded, once } = readJournal(places.journal);
  const outcomeOf = (id: string): Outcome => {
    if (noticed.has(id)) return 'noticed';
    if (reached.has(id)) return 'survived';
    return loaded.has(id) ? 'not measured' : 'not reached';
  };
  const measured: Measured[] = instrumented.mutants.map((mutant) => ({
    ...mutant,
    outcome: outcomeOf(mutant.id),
  }));
  writeFileSync(places.result, JSON.stringify(measured, null, 1));
  if (once.size > 0) console.log(`Not repeatable: ${[...once].join('; ')}`);
}

/** The room's test files that are not through yet. */
function runTests(room: Room): Promise<'ended' | 'hung'> {
  const { journal, instrumented, log } = placesOf(room);
  const said = openSync(log, 'w');
  const child = spawn(
    process.execPath,
    ['node_modules/vitest/vitest.mjs', 'run', '-c', 'tests/vitest.mutation.config.ts'],
    {
      stdio: ['ignore', said, said],
      env: {
        ...process.env,
        ASSAY_INSTRUMENTED: instrumented,
        ASSAY_JOURNAL: journal,
        ASSAY_MUTATION_TESTS: room.tests.join(' '),
        ASSAY_MUTATION_DONE: [...readJournal(journal).done].join(' '),
      },
    },
  );
  return new Promise((resolve) => {
    let hung = false;
    const look = setInterval(() => {
      if (!existsSync(journal) || Date.now() - statSync(journal).mtimeMs < HANGS) return;
      hung = readJournal(journal).trying !== null;
      if (hung) child.kill('SIGKILL');
    }, LOOK_EVERY);
    child.on('exit', () => {
      clearInterval(look);
      resolve(hung ? 'hung' : 'ended');
    });
  });
}
