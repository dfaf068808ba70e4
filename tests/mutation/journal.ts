import { appendFileSync, existsSync, readFileSync } from 'node:fs';

/** What the tests have said so far. It is a file, because a mutant may hang the process that tries it. */
export interface Journal {
  /** By what they were noticed: a test, or that they hang. */
  readonly noticed: ReadonlyMap<string, string>;
  readonly reached: ReadonlySet<string>;
  /** Run when a file was loaded. */
  readonly loaded: ReadonlySet<string>;
  /** Test files that are through. */
  readonly done: ReadonlySet<string>;
  /** How often all test files were through: first the quick tests, then the slow ones. */
  readonly rounds: number;
  /** Tests, by their ids, that had their turn among the quick ones. */
  readonly quick: ReadonlySet<string>;
  /** Tests that cannot be repeated, so that nothing is learned from them. */
  readonly once: ReadonlySet<string>;
  /** Tests, by their ids, with a mutant that they let pass: after one that hangs they are not tried again. */
  readonly lived: ReadonlySet<string>;
  /** The mutants that are tried where a room is too slow for all of them; null where all are. */
  readonly sample: ReadonlySet<string> | null;
  /** Mutants with a reason to live: the slow tests are not asked about them. */
  readonly explained: ReadonlySet<string>;
  /** The one that was being tried at the end of the file. */
  readonly trying: string | null;
}

export type Entry =
  | { readonly trying: string }
  | { readonly noticed: string; readonly by: string }
  | { readonly lived: string; readonly in: string }
  | { readonly reached: readonly string[] }
  | { readonly loaded: readonly string[] }
  | { readonly done: string }
  | { readonly quick: string }
  | { readonly again: true }
  | { readonly sample: readonly string[] }
  | { readonly explained: readonly string[] }
  | { readonly once: string };

export function note(file: string, entry: Entry): void {
  appendFileSync(file, `${JSON.stringify(entry)}\n`);
}

export function readJournal(file: string): Journal {
  const journal = {
    noticed: new Map<string, string>(),
    reached: new Set<string>(),
    loaded: new Set<string>(),
    done: new Set<string>(),
    rounds: 0,
    quick: new Set<string>(),
    once: new Set<string>(),
    lived: new Set<string>(),
    sample: null as ReadonlySet<string> | null,
    explained: new Set<string>(),
    trying: null as string | null,
  };
  const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n').filter(Boolean) : [];
  for (const line of lines) {
    const entry: Entry = JSON.parse(line);
    journal.trying = 'trying' in entry ? entry.trying : null;
    if ('noticed' in entry) journal.noticed.set(entry.noticed, entry.by);
    else if ('reached' in entry) for (const id of entry.reached) journal.reached.add(id);
    else if ('loaded' in entry) for (const id of entry.loaded) journal.loaded.add(id);
    else if ('quick' in entry) journal.quick.add(entry.quick);
    else if ('lived' in entry) journal.lived.add(`${entry.in} ${entry.lived}`);
    else if ('again' in entry) {
      journal.done.clear();
      journal.rounds += 1;
    } else if ('sample' in entry) journal.sample = new Set(entry.sample);
    else if ('explained' in entry) journal.explained = new Set(entry.explained);
    else if ('done' in entry) journal.done.add(entry.done);
    else if ('once' in entry) journal.once.add(entry.once);
  }
  return journal;
}
