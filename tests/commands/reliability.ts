import { writeFileSync } from 'node:fs';
import { BAD_INPUTS } from '../reliability/bad-inputs';
import { FAULTS } from '../reliability/faults';
import { readResults } from '../reliability/read-results';
import { reliabilityPage } from '../reliability/reliability-page';
import { THREATS } from '../reliability/threats';
import { REPORTS } from './steps';

/** `npm run reliability`: writes the tables of faults, bad inputs and threats from the reports of the last `npm test`. */
const results = readResults(REPORTS);
if (results.length === 0) {
  console.error('There are no reports to read: run npm test first.');
  process.exit(1);
}
writeFileSync(
  'docs/RELIABILITY.md',
  reliabilityPage({ faults: FAULTS, inputs: BAD_INPUTS, threats: THREATS }, results),
);
console.log('docs/RELIABILITY.md is written.');
