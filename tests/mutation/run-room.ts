import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, openSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createPrng } from '../simulator/world/prng';
import { carryOver } from './carry-over';
import { EXPLAINED } from './explained';
import { instrument } from './instrument';
import { note, readJournal } from './journal';
import { MUTATION, placesOf } from './places';
import { reasonFor } from './room-score';
import type { Room } from './rooms';
import { sources } from './sources';

/** A mutant that nothing was heard of for so long hangs, in milliseconds. */
const HANGS = 90_000;
const LOOK_EVERY = 2_000;

export interface HowToRun {
  /** What the last run noticed in files that are the same counts as noticed: for new tests, and for what has changed. */
  readonly goOn: boolean;
  /** So many mutants of the room, drawn evenly; always the same ones of the same sources. Null: all. */
  readonly sample: number | null;
}

/** The mutants of a room against its tests. Leaves what came of it in the room's journal. */
export async function runRoom(room: Room, { goOn, sample }: HowToRun): Promise<void> {
  const places = placesOf(room);
  mkdirSync(MUTATION, { recursive: true });
  const instrumented = await instrument(sources(room.mutate));
  const { noticed: before } = readJournal(places.journal);
  const then = existsSync(places.instrumented) ? readFileSync(places.instrumented, 'utf8') : null;
  rmSync(places.journal, { force: true });
  if (goOn && then !== null) {
    for (const [noticed, by] of carryOver(before, JSON.parse(then), instrumented)) {
      note(places.journal, { noticed, by });
    }
  }
  writeFileSync(places.instrumented, JSON.stringify(instrumented));
  const ids = instrumented.mutants.map(({ id }) => id);
  if (sample !== null) note(places.journal, { sample: createPrng(room.name).sample(ids, sample) });
  const explained = instrumented.mutants.filter((mutant) => reasonFor(mutant, EXPLAINED));
  note(places.journal, { explained: explained.map(({ id }) => id) });
  console.log(`${sample === null ? '' : `${sample} of `}${ids.length} mutants`);

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
