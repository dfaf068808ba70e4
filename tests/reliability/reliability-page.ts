import type { Fault, Proof } from './fault';
import type { Result } from './read-results';

/** `docs/RELIABILITY.md`: each fault, what is required, and how the tests that bring it about ended. */
export function reliabilityPage(faults: readonly Fault[], results: readonly Result[]): string {
  const rows = faults.map(
    ({ number, fault, required, proofs, left }) =>
      `| ${number} | ${fault} | ${required} | ${proofs.map((each) => lineOf(each, results)).join('<br>')}${left ? `${proofs.length > 0 ? '<br>' : ''}*Left:* ${left}` : ''} |`,
  );
  const proofs = faults.flatMap((each) => each.proofs);
  const passed = proofs.filter((each) => outcomeOf(each, results) === 'passed').length;
  return [
    '# What goes wrong, and what Assay does then',
    '',
    'Written by `npm run reliability` from the reports that the last `npm test` left.',
    `${faults.length} faults, ${proofs.length} proofs, ${passed} passed in that run.`,
    '',
    'Whatever happens: nothing is done twice, nothing accepted is lost without a record, VirusTotal counts no more',
    'than the account allows, the key is seen by its host alone, and what is unknown is never shown as clean.',
    '',
    '| # | fault | required | proved by |',
    '| --- | --- | --- | --- |',
    ...rows,
    '',
  ].join('\n');
}

/** Passed when every test of that name did; `missing` when the run had none. */
export function outcomeOf(
  { where, title }: Proof,
  results: readonly Result[],
): 'passed' | 'failed' | 'missing' {
  const mine = results.filter((result) => result.where.startsWith(where) && result.title.startsWith(title));
  if (mine.length === 0) return 'missing';
  return mine.every(({ passed }) => passed) ? 'passed' : 'failed';
}

function lineOf(each: Proof, results: readonly Result[]): string {
  const outcome = outcomeOf(each, results);
  const place = each.where.replace(/^(?:unit|e2e)\//, '');
  return `${outcome === 'passed' ? '✓' : `**${outcome}**`} ${each.title.replaceAll('|', '\\|')} (${place})`;
}
