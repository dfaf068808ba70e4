import { expect, it } from 'vitest';
import { isHeader } from '@/utils/domain/list-header';

it.each([
  [['url', 'date'], true],
  [[' url ', '"First seen (UTC)"'], true],
  [['first.', 'name'], true],
  [['#', '発見日'], true],
  [['url'], false],
  [['url', ''], false],
  [['', 'url'], false],
  [['url', 'a.example'], false],
  [['url', 'one two three four'], false],
])('%j names columns: %s', (cells, header) => expect(isHeader(cells)).toBe(header));
