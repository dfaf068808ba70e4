import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { EXPLAINED } from '../../mutation/explained';
import type { Measured } from '../../mutation/mutant';
import { mutationPage } from '../../mutation/mutation-page';
import { scoreOf } from '../../mutation/room-score';
import { ROOMS } from '../../mutation/rooms';
import { sources } from '../../mutation/sources';

const root = fileURLToPath(new URL('../../..', import.meta.url));

const mutant = (outcome: Measured['outcome'], becomes = 'true'): Measured => ({
  ...{ id: '1', file: 'utils/domain/a.ts', line: 3, text: 'if (a > b) return;', was: 'a > b', becomes },
  outcome,
});

describe('mutation testing', () => {
  it('explains only lines that are there', () => {
    const gone = EXPLAINED.filter(({ file, line }) => {
      const lines = readFileSync(`${root}${file}`, 'utf8').split('\n');
      return !lines.some((each) => each.trim() === line);
    });
    expect(gone).toEqual([]);
  });

  it('measures every file of the domain once, and names tests for every room', () => {
    const rooms = ROOMS.map(({ mutate }) => sources(mutate));
    const domain = rooms.flat().filter((file) => file.startsWith('utils/domain/'));
    expect(domain.toSorted()).toEqual(sources(['utils/domain/*.ts']));
    for (const files of rooms) expect(files.length).toBeGreaterThan(0);
  });

  it('measures every file of the services', () => {
    const measured = new Set(ROOMS.flatMap(({ mutate }) => sources(mutate)));
    const services = readdirSync(`${root}utils/services`, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => `utils/services/${name}`);
    expect(services.length).toBeGreaterThan(100);
    expect(services.filter((file) => !measured.has(file))).toEqual([]);
  });

  it('counts what is explained apart', () => {
    const all = [
      mutant('noticed'),
      mutant('survived'),
      mutant('not reached', 'a >= b'),
      mutant('not measured'),
    ];
    const why = {
      file: 'utils/domain/a.ts',
      line: 'if (a > b) return;',
      becomes: '>=',
      why: 'same',
    } as const;
    const score = scoreOf(all, [why]);
    expect(score).toMatchObject({ noticed: 1, alive: 2, notMeasured: 1, explained: 50 });
    expect(score.plain).toBeCloseTo(33.33, 1);
    expect(score.left).toEqual([mutant('survived')]);
  });

  it('writes what is open and what is not', () => {
    const room = { name: 'a room', mutate: [], tests: [], least: 50 };
    const reading = { mutants: [mutant('noticed'), mutant('survived')], all: 2, ended: true };
    const page = mutationPage([room], () => reading, [], '');
    expect(page).toContain('| a room | 2 | 50.0 % | 50.0 % |');
    expect(page).not.toContain('Nothing survives');
    expect(mutationPage([room], () => ({ ...reading, mutants: [mutant('noticed')] }), [], '')).toContain(
      '## Open\n\nNothing survives without a reason.',
    );
    expect(page).toContain('- **a room**: a.ts (1: 3).\n  - a.ts:3: `a > b` → `true`');
    expect(mutationPage([room], () => ({ ...reading, all: 9 }), [], '')).toContain('| a room | 2 of 9 |');
    expect(mutationPage([room], () => ({ ...reading, ended: false }), [], '')).toContain('| 2 | ≥ 50.0 % |');
  });

  it('explains a sign by a row that has it, and none that no row has', () => {
    const room = { name: 'a room', mutate: [], tests: [], least: 50 };
    const reading = { mutants: [mutant('noticed'), mutant('survived')], all: 2, ended: true };
    const pageOf = (over: Partial<typeof reading>) =>
      mutationPage([room], () => ({ ...reading, ...over }), [], '');
    expect(pageOf({ all: 9 })).toContain('*2 of 9*: of a room');
    expect(pageOf({ all: 9 })).not.toContain('*≥*');
    expect(pageOf({ ended: false })).toContain('*≥*: the run was cut short');
    expect(pageOf({})).not.toMatch(/^\*(?:\d+ of|≥)/m);
  });

  it('keeps what the page says of a room that was not run', () => {
    const [one, other] = ['one', 'one other'].map((name) => ({ name, mutate: [], tests: [], least: 50 }));
    if (!one || !other) return;
    const why = { file: 'utils/domain/a.ts', line: 'if (a > b) return;', why: 'same' } as const;
    const open = { ...mutant('survived'), text: 'if (b) return;' };
    const reading = { mutants: [mutant('survived'), open], all: 2, ended: true };
    const page = mutationPage([one, other], () => reading, [why], '');
    expect(mutationPage([one, other], () => null, [], page)).toBe(page);
    const rest = mutationPage(
      [one, other],
      () => null,
      [],
      mutationPage([one], () => reading, [why], ''),
    );
    expect(rest).toContain('Not measured at all: one other.');
  });
});
