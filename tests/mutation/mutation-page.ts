import { earlierOf } from './earlier';
import { CLASSES, type Explained } from './explained';
import type { Measured as Mutant } from './mutant';
import type { RoomReading } from './read-room';
import { reasonFor, type Score, scoreOf } from './room-score';
import type { Room } from './rooms';

/** What the page says of one room: its row, its table of reasons, its line of what is open. */
export interface RoomLines {
  readonly row: string;
  readonly explained: readonly string[];
  readonly open: readonly string[];
}

/**
 * `docs/MUTATION.md`: how many changes of the sources each room's tests notice, and why the others may live. Of a room
 * that was not run here it keeps what `before`, the page until now, says.
 */
export function mutationPage(
  rooms: readonly Room[],
  read: (room: Room) => RoomReading | null,
  explained: readonly Explained[],
  before: string,
): string {
  const said = rooms.map((room) => {
    const reading = read(room);
    return reading === null ? earlierOf(before, room.name) : linesOf(room, reading, explained);
  });
  const measured = said.filter((lines) => lines !== null);
  const missing = rooms.filter((_, index) => said[index] === null);
  return [
    '# What the tests notice',
    '',
    'Written by `npm run mutation`. Stryker changes the sources in one place at a time (`>` becomes `>=`, a condition',
    'becomes `true`, a call is gone) and runs the tests of that room against the change. A change that no test minds',
    'has survived: a test is missing, the code is needless, or nobody could tell the difference. Only a room’s own',
    'unit tests count here, without those that kill the worker at every line, the fuzzers, the browsers, and tests that',
    'take longer than two seconds.',
    '',
    '*Noticed* is of the *mutants* that were tried, among which those *not measured* are not; *with reasons* leaves out',
    'those that are explained below. *At first* is what was noticed when the room was first measured, where that was',
    'kept. A row is of the last run of its room; what has changed since is measured by the next.',
    '',
    '| room | mutants | noticed | with reasons | at first | explained | open | not measured |',
    '| --- | --- | --- | --- | --- | --- | --- | --- |',
    ...measured.map(({ row }) => row),
    '',
    '*Not measured* are mutants of what is computed once when a file is loaded: each would cost a run of all tests.',
    ...signsIn(measured.map(({ row }) => row)),
    ...(missing.length > 0 ? [`Not measured at all: ${missing.map(({ name }) => name).join(', ')}.`] : []),
    '',
    '## Explained',
    '',
    ...Object.entries(CLASSES).map(([name, text]) => `- **${name}**: ${text}.`),
    '',
    ...measured.flatMap((lines) => lines.explained),
    '## Open',
    '',
    ...openOfAll(measured.flatMap(({ open }) => open)),
  ].join('\n');
}

function openOfAll(open: readonly string[]): readonly string[] {
  if (open.length === 0) return ['Nothing survives without a reason.', ''];
  return [
    'Survivors without a reason, by file (how many: in which lines); below them the change of each, but for rooms whose',
    'last run was before the page told it.',
    '',
    ...open,
  ];
}

/** What the signs mean that stand in these rows, and of no others. */
function signsIn(rows: readonly string[]): readonly string[] {
  const sample = rows.map((row) => /\| (\d+ of \d+) \|/.exec(row)?.[1]).find((found) => found !== undefined);
  const sampled = [
    `*${sample}*: of a room whose tests are slow so many mutants were drawn by chance, evenly among all, and tried,`,
    'here with those not measured; the other figures of its row are of these alone. In 19 of 20 draws the score of all',
    'lies within what is behind ±.',
  ];
  const cutShort = [
    '*≥*: the run was cut short, so that not every test had its turn; open ones among its mutants may be noticed by',
    'those that had none.',
  ];
  return [
    ...(sample === undefined ? [] : sampled),
    ...(rows.some((row) => row.includes('| ≥ ')) ? cutShort : []),
  ];
}

function linesOf(
  room: Room,
  { mutants, all, ended }: RoomReading,
  explained: readonly Explained[],
): RoomLines {
  const score = scoreOf(mutants, explained);
  return {
    row: rowOf(room, score, mutants.length < all ? `${mutants.length} of ${all}` : null, ended),
    explained: explainedOf(room, mutants, explained),
    open: openOf(room, score.left),
  };
}

function rowOf(room: Room, score: Score, sample: string | null, ended: boolean): string {
  const told = score.alive - score.left.length;
  const first = room.atFirst === undefined ? '' : `${room.atFirst.toFixed(1)} %`;
  const tried = score.noticed + score.alive;
  const off = sample === null ? '' : ` ± ${offBy(score.plain / 100, tried).toFixed(0)}`;
  const least = ended ? '' : '≥ ';
  const [plain, explained] = [score.plain, score.explained].map((one) => `${least}${one.toFixed(1)} %${off}`);
  const scores = `${plain} | ${explained} | ${first}`;
  const mutants = sample ?? tried;
  return `| ${room.name} | ${mutants} | ${scores} | ${told} | ${score.left.length} | ${score.notMeasured} |`;
}

/** Half the width of the 95 % interval of a share, in percent points (Agresti and Coull: also for shares near 100 %). */
function offBy(share: number, tried: number): number {
  const [count, of] = [share * tried + 2, tried + 4];
  return 196 * Math.sqrt(((count / of) * (1 - count / of)) / of);
}

function explainedOf(room: Room, mutants: readonly Mutant[], explained: readonly Explained[]): string[] {
  const rows = mutants.flatMap((mutant) => {
    const alive = mutant.outcome === 'survived' || mutant.outcome === 'not reached';
    const reason = alive ? reasonFor(mutant, explained) : undefined;
    if (reason === undefined) return [];
    return [`| ${placeOf(mutant)} | ${changeOf(mutant)} | ${reason.why} |`];
  });
  if (rows.length === 0) return [];
  return [`### ${room.name}`, '', '| where | change | why |', '| --- | --- | --- |', ...rows, ''];
}

function openOf(room: Room, left: readonly Mutant[]): string[] {
  const files = [...new Set(left.map(({ file }) => file))];
  if (files.length === 0) return [];
  const parts = files.map((file) => {
    const mine = left.filter((mutant) => mutant.file === file).map(({ line }) => line);
    const lines = [...new Set(mine)].sort((one, other) => one - other);
    return `${short(file)} (${mine.length}: ${lines.join(', ')})`;
  });
  const each = left.map((mutant) => `  - ${placeOf(mutant)}: ${changeOf(mutant)}`);
  return [`- **${room.name}**: ${parts.join('; ')}.`, ...each];
}

const placeOf = ({ file, line }: Mutant): string => `${short(file)}:${line}`;
const changeOf = ({ was, becomes }: Mutant): string => `${code(was)} → ${code(becomes)}`;

function short(file: string): string {
  return file.replace(/^utils\/(?:domain\/|services\/)?/, '');
}

function code(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ');
  const cut = line.length > 60 ? `${line.slice(0, 57)}…` : line;
  return cut === '' ? '*nothing*' : `\`${cut.replaceAll('|', '\\|').replaceAll('`', '´')}\``;
}
