import { writeFileSync } from 'node:fs';
import { BAD_INPUTS } from '../reliability/bad-inputs';
import { FAULTS } from '../reliability/faults';
import { readResults } from '../reliability/read-results';
import { reliabilityPage } from '../reliability/reliability-page';
import { REPORTS } from './steps';

/** `npm run reliability`: writes the tables of faults and bad inputs from the reports of the last `npm test`. */
const results = readResults(REPORTS);
if (results.length === 0) {
  console.error('There are no reports to read: run npm test first.');
  process.exit(1);
}
writeFileSync('docs/RELIABILITY.md', reliabilityPage(FAULTS, BAD_INPUTS, results));
console.log('docs/RELIABILITY.md is written.');
