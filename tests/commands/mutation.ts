import { readFileSync, writeFileSync } from 'node:fs';
import { EXPLAINED } from '../mutation/explained';
import { mutationPage } from '../mutation/mutation-page';
import { readRoom } from '../mutation/read-room';
import { scoreOf } from '../mutation/room-score';
import { ROOMS } from '../mutation/rooms';
import { runRoom } from '../mutation/run-room';

/**
 * `npm run mutation`: changes the sources of each room one place at a time, runs the room's tests against each
 * change, and writes `docs/MUTATION.md`. `npm run mutation -- quota` does the rooms whose name begins so,
 * `-- quota on` tries again what its last run left, `-- services sample=250` tries so many mutants of each room, and
 * `-- page` writes the page alone, from the last runs. Of a room that was not run here the page keeps what it says.
 */
const [wanted = '', ...how] = process.argv.slice(2);
const sample = how.map((word) => /^sample=(\d+)$/.exec(word)?.[1]).find(Boolean);
for (const room of ROOMS.filter(({ name }) => name.startsWith(wanted))) {
  console.log(room.name);
  await runRoom(room, { goOn: how.includes('on'), sample: sample === undefined ? null : Number(sample) });
}

const PAGE = 'docs/MUTATION.md';
writeFileSync(PAGE, mutationPage(ROOMS, readRoom, EXPLAINED, readFileSync(PAGE, 'utf8')));
console.log('\ndocs/MUTATION.md is written.');

const below = ROOMS.filter((room) => {
  const reading = readRoom(room);
  return reading?.ended && scoreOf(reading.mutants, EXPLAINED).explained < room.least;
});
for (const { name, least } of below) console.error(`${name}: below ${least} %.`);
process.exitCode = below.length > 0 ? 1 : 0;
