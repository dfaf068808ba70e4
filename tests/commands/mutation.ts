import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { EXPLAINED } from '../mutation/explained';
import { mutationPage } from '../mutation/mutation-page';
import { readRoom } from '../mutation/read-room';
import { scoreOf } from '../mutation/room-score';
import { ROOMS } from '../mutation/rooms';

/**
 * `npm run mutation`: changes the sources of each room one place at a time, runs the room's tests against each
 * change, and writes `docs/MUTATION.md`. `npm run mutation -- quota` does the rooms whose name begins so,
 * `-- quota utils/services/quota/line.ts` one file of a room; `-- page` only writes the page. What has not
 * changed since the last run is taken from it.
 */
const [wanted = '', ...files] = process.argv.slice(2);

const rooms = wanted === 'page' ? [] : ROOMS.filter(({ name }) => name.startsWith(wanted));
for (const room of rooms) {
  console.log(`\n${room.name}`);
  // A process of its own: Stryker sets the room's tests and limits once, for good.
  const child = ['--import', 'tsx', 'tests/mutation/run-room.ts', room.name, ...files];
  const { status } = spawnSync(process.execPath, child, { stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}

writeFileSync('docs/MUTATION.md', mutationPage(ROOMS, readRoom, EXPLAINED));
console.log('\ndocs/MUTATION.md is written.');

const below = ROOMS.filter((room) => {
  const mutants = readRoom(room);
  return mutants !== null && scoreOf(mutants, EXPLAINED).explained < room.least;
});
for (const { name, least } of below) console.error(`${name}: below ${least} %.`);
process.exitCode = below.length > 0 ? 1 : 0;
