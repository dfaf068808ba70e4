import { CLASSES, type Explained } from './explained';
import type { Measured as Mutant } from './mutant';
import { reasonFor, scoreOf } from './room-score';
import type { Room } from './rooms';

type Read = (room: Room) => readonly Mutant[] | null;

/** `docs/MUTATION.md`: how many changes of the sources each room's tests notice, and why the others may live. */
export function mutationPage(rooms: readonly Room[], read: Read, explained: readonly Explained[]): string {
  const measured = rooms.flatMap((room) => {
    const mutants = read(room);
    return mutants === null ? [] : [{ room, mutants, score: scoreOf(mutants, explained) }];
  });
  const missing = rooms.filter((room) => !measured.some((one) => one.room === room));
  return [
    '# What the tests notice',
    '',
    'Written by `npm run mutation`. Stryker changes the sources in one place at a time (`>` becomes `>=`, a condition',
    'becomes `true`, a call is gone) and runs the tests of that room against the change. A change that no test minds',
    'has survived: a test is missing, the code is needless, or nobody could tell the difference. Only a room’s own',
    'unit tests count here, without those that kill the worker at every line, the fuzzers, the browsers, and tests that',
    'take longer than two seconds.',
    '',
    '*Noticed* is of all mutants; *with reasons* leaves out those that are explained below.',
    '',
    '| room | mutants | noticed | with reasons | at first | explained | open | not measured |',
    '| --- | --- | --- | --- | --- | --- | --- | --- |',
    ...measured.map(({ room, mutants, score }) => {
      const all = mutants.length - score.notMeasured;
      const told = score.alive - score.left.length;
      const first = room.atFirst === undefined ? '' : `${room.atFirst.toFixed(1)} %`;
      const scores = `${score.plain.toFixed(1)} % | ${score.explained.toFixed(1)} % | ${first}`;
      return `| ${room.name} | ${all} | ${scores} | ${told} | ${score.left.length} | ${score.notMeasured} |`;
    }),
    '',
    '*Not measured* are mutants of what is computed once when a file is loaded: each would cost a run of all tests.',
    ...(missing.length > 0 ? [`Not measured at all: ${missing.map(({ name }) => name).join(', ')}.`] : []),
    '',
    '## Explained',
    '',
    ...Object.entries(CLASSES).map(([name, text]) => `- **${name}**: ${text}.`),
    '',
    ...measured.flatMap(({ room, mutants }) => explainedOf(room, mutants, explained)),
    '## Open',
    '',
    'Survivors without a reason, by file.',
    '',
    ...measured.flatMap(({ room, score }) => openOf(room, score.left)),
  ].join('\n');
}

function explainedOf(room: Room, mutants: readonly Mutant[], explained: readonly Explained[]): string[] {
  const rows = mutants.flatMap((mutant) => {
    const alive = mutant.outcome === 'survived' || mutant.outcome === 'not reached';
    const reason = alive ? reasonFor(mutant, explained) : undefined;
    if (reason === undefined) return [];
    const place = `${short(mutant.file)}:${mutant.line}`;
    return [`| ${place} | ${code(mutant.was)} → ${code(mutant.becomes)} | ${reason.why} |`];
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
  return [`- **${room.name}**: ${parts.join('; ')}.`];
}

function short(file: string): string {
  return file.replace(/^utils\/(?:domain\/|services\/)?/, '');
}

function code(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ');
  const cut = line.length > 60 ? `${line.slice(0, 57)}…` : line;
  return cut === '' ? '*nothing*' : `\`${cut.replaceAll('|', '\\|').replaceAll('`', '´')}\``;
}
