import type { Proof } from './fault';
import type { Result } from './read-results';

/** A title made of a whole page of input says enough in so many characters. */
const TOLD = 110;

/** The tests of a run that a proof names. */
export function resultsOf({ where, title }: Proof, results: readonly Result[]): readonly Result[] {
  return results.filter((result) => result.where.startsWith(where) && result.title.startsWith(title));
}

/**
 * A proof in words for whoever does not know the tests: the group that it stands in, its whole title, which begins as
 * the proof says, and how many more cases of it there are. As the proof says where the run had none.
 */
export function saidBy(proof: Proof, results: readonly Result[]): string {
  const [first, ...others] = resultsOf(proof, results);
  if (first === undefined) return proof.title;
  const [group, title] = [plain(first.group), plain(first.title)];
  const told = title.length > TOLD ? `${title.slice(0, TOLD)}…` : title;
  const more = others.length > 0 ? `, and ${others.length} more` : '';
  return `${group === '' ? '' : `${group}: `}${told}${more}`;
}

/** On one line, without the places in the design papers: what they are about is said by the table's row. */
function plain(text: string): string {
  return text
    .replaceAll(/ ?\([^()]* §[^()]*\)/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim();
}
