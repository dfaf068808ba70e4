import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, openSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { instrument } from './instrument';
import { note, readJournal } from './journal';
import { MUTATION, placesOf } from './places';
import type { Room } from './rooms';
import { sources } from './sources';

/** A mutant that nothing was heard of for so long hangs, in milliseconds. */
const HANGS = 90_000;
const LOOK_EVERY = 2_000;

/**
 * All mutants of a room against its tests. Leaves what came of it in the room's journal. With `goOn`, what the last run
 * noticed counts as noticed, as long as the sources are the same: for trying new tests on what is left.
 */
export async function runRoom(room: Room, goOn: boolean): Promise<void> {
  const places = placesOf(room);
  mkdirSync(MUTATION, { recursive: true });
  const instrumented = await instrument(sources(room.mutate));
  const text = JSON.stringify(instrumented);
  const same = existsSync(places.instrumented) && readFileSync(places.instrumented, 'utf8') === text;
  const before = readJournal(places.journal).noticed;
  rmSync(places.journal, { force: true });
  if (goOn && same) for (const [noticed, by] of before) note(places.journal, { noticed, by });
  writeFileSync(places.instrumented, text);
  console.log(`${instrumented.mutants.length} mutants`);

  for (const pace of ['quick', 'slow'] as const) {
    while ((await runTests(room, pace)) === 'hung') {
      const { trying } = readJournal(places.journal);
      if (trying !== null) note(places.journal, { noticed: trying, by: 'it hangs' });
    }
    note(places.journal, { again: true });
  }

  const { once } = readJournal(places.journal);
  if (once.size > 0) console.log(`Not repeatable: ${[...once].join('; ')}`);
}

/** The room's test files that are not through yet: first its quick tests, then its slow ones for what is left. */
function runTests(room: Room, pace: 'quick' | 'slow'): Promise<'ended' | 'hung'> {
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
        ASSAY_MUTATION_PACE: pace,
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
