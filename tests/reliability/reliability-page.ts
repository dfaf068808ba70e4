import type { Fault, Proof } from './fault';
import type { Result } from './read-results';
import { resultsOf, saidBy } from './said-by';

interface Tables {
  readonly faults: readonly Fault[];
  readonly inputs: readonly Fault[];
  readonly threats: readonly Fault[];
}

/**
 * `docs/RELIABILITY.md`: each fault, bad input and threat, what is required, and how the tests that bring it about
 * ended.
 */
export function reliabilityPage({ faults, inputs, threats }: Tables, results: readonly Result[]): string {
  const proofs = [...faults, ...inputs, ...threats].flatMap((each) => each.proofs);
  const passed = proofs.filter((each) => outcomeOf(each, results) === 'passed').length;
  return [
    '# What goes wrong, and what Assay does then',
    '',
    'Written by `npm run reliability` from the reports that the last `npm test` left.',
    `${faults.length} faults, ${inputs.length} bad inputs, ${threats.length} threats; ${proofs.length} proofs, ${passed} passed in that run.`,
    '',
    'Whatever happens: nothing is done twice, nothing accepted is lost without a record, VirusTotal counts no more',
    'than the account allows, the key is seen by its host alone, and what is unknown is never shown as clean.',
    '',
    'A proof is named by its group of tests, its title, and in brackets its file: `chromium/` is `tests/e2e/chromium/`,',
    '`firefox` is `tests/e2e/firefox/`; `components/`, `fuzz/`, `surfaces/` and `architecture.test.ts` are below `tests/`,',
    'all others (`domain/`, `services/` …) below `tests/unit/`. Of a proof with several cases the first is named.',
    '',
    '## Faults',
    '',
    ...table('fault', faults, results),
    '',
    '## Bad inputs',
    '',
    ...table('input', inputs, results),
    '',
    '## Threats',
    '',
    ...table('threat', threats, results),
    '',
    'Beside these, `npm test` looks through both packages that it has built (`tests/commands/check-builds.ts`): their',
    'manifests against `tests/manifests/`, every file and its size, text that is run, addresses of anybody else. It asks',
    'the registry about known holes (`tests/commands/audit.ts`), and builds everything twice to the same bytes.',
    '',
    '## What cannot be brought about on the machines that run the tests',
    '',
    'What stands in for it is among the proofs above; this is what they do not show.',
    '',
    ...leftOf('Fault', faults),
    ...leftOf('Bad input', inputs),
    ...leftOf('Threat', threats),
    '',
    '## Kills and long runs',
    '',
    'In both browsers every flow is cut off at twenty moments of each `npm test` (`kills.spec.ts`, and the scenario of',
    'that name in Firefox), at a hundred by `npm run kills`; what eight hours of everything at once came to',
    '(`npm run soak`), and where the kills struck, is in [SOAK.md](SOAK.md).',
    '',
    '## Fuzzing',
    '',
    'What is named `fuzz/` above makes up its inputs: a few seconds of each in `npm test`, 100 000 cases of each by',
    '`npm run fuzz`, which prints its seeds (`ASSAY_FUZZ` sets another number, `ASSAY_FUZZ_SEED` repeats a run).',
    '',
  ].join('\n');
}

function leftOf(head: string, rows: readonly Fault[]): string[] {
  return rows.flatMap(({ number, fault, left }) => (left ? [`- ${head} ${number}, ${fault}: ${left}`] : []));
}

function table(head: string, rows: readonly Fault[], results: readonly Result[]): string[] {
  return [
    `| # | ${head} | required | proved by |`,
    '| --- | --- | --- | --- |',
    ...rows.map(({ number, fault, required, proofs, left }) => {
      const proved = proofs.map((each) => lineOf(each, results));
      const cell = [...proved, ...(left ? [`*Left:* ${left}`] : [])].join('<br>');
      return `| ${number} | ${fault} | ${required} | ${cell} |`;
    }),
  ];
}

/** Passed when every test of that name did; `missing` when the run had none. */
export function outcomeOf(each: Proof, results: readonly Result[]): 'passed' | 'failed' | 'missing' {
  const mine = resultsOf(each, results);
  if (mine.length === 0) return 'missing';
  return mine.every(({ passed }) => passed) ? 'passed' : 'failed';
}

function lineOf(each: Proof, results: readonly Result[]): string {
  const outcome = outcomeOf(each, results);
  const place = each.where.replace(/^(?:unit|e2e)\//, '');
  const said = saidBy(each, results).replaceAll('|', '\\|').replaceAll('<', '&lt;');
  return `${outcome === 'passed' ? '✓' : `**${outcome}**`} ${said} (${place})`;
}
