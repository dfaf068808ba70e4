import { findIndicators } from './find-indicators';

/** A name of a column: a word or a few. */
const NAME = /^["']?[\p{L}\p{N}_#][\p{L}\p{M}\p{N}_./()-]*(?: [\p{L}\p{M}\p{N}_./()-]+){0,2}["']?$/u;

/** Whether a record names the columns of a table: short names, at least two, and no indicator. */
export function isHeader(cells: readonly string[]): boolean {
  return (
    cells.length > 1 &&
    cells.every((cell) => NAME.test(cell.trim())) &&
    findIndicators(cells.join(' '), { limit: 1 }).indicators.length === 0
  );
}
