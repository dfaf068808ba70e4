import { writeFileSync } from 'node:fs';
import { EXPLAINED } from '../mutation/explained';
import { mutationPage } from '../mutation/mutation-page';
import { readRoom } from '../mutation/read-room';
import { scoreOf } from '../mutation/room-score';
import { ROOMS } from '../mutation/rooms';
import { runRoom } from '../mutation/run-room';

/**
 * `npm run mutation`: changes the sources of each room one place at a time, runs the room's tests against each
 * change, and writes `docs/MUTATION.md`. `npm run mutation -- quota` does the rooms whose name begins so,
 * `-- quota on` tries again what its last run left, and `-- page` writes the page alone, from the last runs.
 */
const [wanted = '', how] = process.argv.slice(2);
for (const room of ROOMS.filter(({ name }) => name.startsWith(wanted))) {
  console.log(room.name);
  await runRoom(room, how === 'on');
}

writeFileSync('docs/MUTATION.md', mutationPage(ROOMS, readRoom, EXPLAINED));
console.log('\ndocs/MUTATION.md is written.');

const below = ROOMS.filter((room) => {
  const mutants = readRoom(room);
  return mutants !== null && scoreOf(mutants, EXPLAINED).explained < room.least;
});
for (const { name, least } of below) console.error(`${name}: below ${least} %.`);
process.exitCode = below.length > 0 ? 1 : 0;
