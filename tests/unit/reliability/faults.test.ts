import { readdirSync, readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { BAD_INPUTS } from '../../reliability/bad-inputs';
import type { Proof } from '../../reliability/fault';
import { FAULTS } from '../../reliability/faults';
import { outcomeOf, reliabilityPage } from '../../reliability/reliability-page';
import { saidBy } from '../../reliability/said-by';
import { THREATS } from '../../reliability/threats';

const tests = fileURLToPath(new URL('../../', import.meta.url));

function textOf(where: string): string {
  // Its titles are the names of the rules.
  const path = `${tests}${where.replace('architecture.test.ts', 'architecture/rules.ts')}`;
  if (!statSync(path).isDirectory()) return readFileSync(path, 'utf8');
  return readdirSync(path)
    .map((name) => readFileSync(`${path}/${name}`, 'utf8'))
    .join('\n');
}

const ALL = { FAULTS, BAD_INPUTS, THREATS };
const COUNT = { FAULTS: 60, BAD_INPUTS: 60, THREATS: 30 };

it.each(Object.entries(ALL))('%s are all there, in their order', (name, all) => {
  const length = COUNT[name as keyof typeof COUNT];
  expect(all.map(({ number }) => number)).toEqual(Array.from({ length }, (_, at) => at + 1));
});

it.each(Object.entries(ALL))('%s each have a proof, or say why not', (_, all) => {
  expect(all.filter(({ proofs, left }) => proofs.length === 0 && !left).map(({ fault }) => fault)).toEqual(
    [],
  );
});

it.each(Object.entries(ALL))('%s are proved by tests that exist', (_, all) => {
  const written = ({ where, title }: Proof): boolean =>
    title.trim() !== '' && (/['"`]/.test(title) || textOf(where).includes(title));
  const missing = all.flatMap(({ number, proofs }) =>
    proofs.filter((each) => !written(each)).map(({ title }) => `${number}: ${title}`),
  );
  expect(missing).toEqual([]);
});

it('would not do with a title that is empty', () => {
  const empty = Object.values(ALL).flatMap((all) =>
    all.flatMap(({ fault, proofs }) => (proofs.some(({ title }) => title.trim() === '') ? [fault] : [])),
  );
  expect(empty).toEqual([]);
});

it('are passed only when all tests of the name are, and are missing when there is none', () => {
  const results = [
    { where: 'unit/a.test.ts', group: 'the door (faults.md §4.1)', title: 'holds for 1', passed: true },
    { where: 'unit/a.test.ts', group: 'the door', title: 'holds for 2', passed: false },
    { where: 'unit/a.test.ts', group: '', title: 'ends', passed: true },
  ];
  const of = (title: string) => outcomeOf({ where: 'unit/a.test.ts', title }, results);
  expect([of('holds'), of('ends'), of('begins')]).toEqual(['failed', 'passed', 'missing']);
  const fault = {
    number: 1,
    fault: 'a',
    required: 'b',
    proofs: [{ where: 'unit/a.test.ts', title: 'begins' }],
  };
  expect(reliabilityPage({ faults: [fault], inputs: [], threats: [] }, results)).toContain(
    '**missing** begins',
  );
});

it('are named with their group, their whole title, and how many more cases there are', () => {
  const where = 'unit/a.test.ts';
  const test = (group: string, title: string) => ({ where, group, title, passed: true });
  const results = [test('the door (faults.md §4.1)', 'refuses "" at once'), test('the door', 'refuses 7')];
  const said = (title: string, all = results) => saidBy({ where, title }, all);
  expect(said('refuses')).toBe('the door: refuses "" at once, and 1 more');
  expect(said('refuses 7')).toBe('the door: refuses 7');
  expect(said('ends', [test('', 'ends\n soon')])).toBe('ends soon');
  expect(said('ends', [test('', `ends ${'x'.repeat(200)}`)])).toHaveLength(111);
  expect(said('opens')).toBe('opens');
});

it('say in one place what could not be brought about', () => {
  const fault = { number: 7, fault: 'a fault', required: 'b', proofs: [], left: 'There is none here.' };
  const inputs = [{ ...fault, number: 8, fault: 'an input' }];
  const page = reliabilityPage({ faults: [fault], inputs, threats: [] }, []);
  const [, section = ''] = page.split('## What cannot be brought about');
  expect(section).toContain('- Fault 7, a fault: There is none here.');
  expect(section).toContain('- Bad input 8, an input: There is none here.');
});
