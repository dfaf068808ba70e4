import { Stryker } from '@stryker-mutator/core';
import { MUTATION, roomFile } from './read-room';
import { ROOMS } from './rooms';

/** One room's mutants against its tests: `run-room.ts <room> [file …]`. */
const [name, ...files] = process.argv.slice(2);
const room = ROOMS.find((one) => one.name === name);
if (room === undefined) throw new Error(`There is no room called ${name}`);

process.env.ASSAY_MUTATION_TESTS = room.tests.join(' ');
// As in `vitest.config.ts`, but before the pool exists: Stryker's runner has no process between.
process.env.UV_THREADPOOL_SIZE = '1';

await new Stryker({
  configFile: 'tests/mutation/stryker.config.json',
  mutate: files.length > 0 ? files : [...room.mutate],
  jsonReporter: { fileName: `${MUTATION}/${roomFile(room)}.json` },
  incrementalFile: `${MUTATION}/${roomFile(room)}.last.json`,
}).runMutationTest();
