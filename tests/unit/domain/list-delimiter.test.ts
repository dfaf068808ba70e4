import { expect, it } from 'vitest';
import { NO_ROWS, ROW_STATES } from '@/utils/domain/list';
import { shapeOf } from '@/utils/domain/list-delimiter';

const ONE = 'https://a.example/x';
const TWO = 'https://b.example/';

const shape = (...lines: readonly string[]) => {
  const { delimiter, header } = shapeOf(lines.map((text, at) => ({ number: at + 1, text })));
  return `${delimiter} ${header}`;
};

it.each([
  ['nothing', [], 'null null'],
  ['remarks alone', ['', '# a,b', '  # c'], 'null null'],
  ['addresses', [ONE, TWO], 'null null'],
  ['a header as wide as a record', ['url,seen', `${ONE},x1`, TWO], ', 1'],
  ['a header behind remarks', ['# url,seen', ' ', ' # 1,2', 'url,seen', `${ONE},x1`], ', 4'],
  ['a header of no record', ['url,seen,by', `${ONE},x1`, TWO], 'null null'],
  ['a header without indicators', ['url,seen', 'x1,x2'], 'null null'],
  ['a record that comes apart', [`${ONE},2026-01-01`, TWO], ', null'],
  ['a record with a hash before it', ['44d88612fea8a8f36de82e1278abb02f ;note', TWO], '; null'],
  ['tabs', [`${ONE}\tnote`], '\t null'],
  ['bars', ['url|seen', `${ONE}|x1`], '| 1'],
  ['two addresses with words behind', [`${ONE},note`, `${TWO},other,note`], ', null'],
  ['one with words behind', [`${ONE},note`, TWO], 'null null'],
  ['two of which one has no words', [`${ONE},note,1`, `${TWO},note`], 'null null'],
  ['two of which one has a query', [`${ONE}?a=1,note`, `${TWO},note`], 'null null'],
  ['sentences', ['see this, and that', `and ${ONE}, too`], 'null null'],
] as const)('the lines of a list are %s', (_, lines, said) => expect(shape(...lines)).toBe(said));

it('a list without rows has none in any state', () => {
  expect(NO_ROWS).toEqual(Object.fromEntries(ROW_STATES.map((state) => [state, 0])));
});
