import { expect, it } from 'vitest';
import { nextCursor, type SectionContent, type SectionPage } from '@/utils/domain/report-section';
import { totalOf } from '@/utils/domain/section-total';

const page = (content: SectionContent): SectionPage => ({
  ...{ section: 'subdomains', cursor: null, content, fetchedAt: 0 },
});
const related = (ids: readonly string[], cursor: string | null, total: number | null): SectionPage => {
  const items = ids.map((id) => ({ kind: 'domain' as const, id, subject: id, counts: null, note: null }));
  return page({ shape: 'related', page: { items, cursor, total } });
};
const mixed = (cursor: string | null): SectionPage => {
  const item = { id: 'a', subject: null, counts: null, note: null };
  const items = [
    { ...item, kind: 'domain' as const },
    { ...item, kind: 'file' as const },
  ];
  return page({ shape: 'related', page: { items, cursor, total: null } });
};
const votes = (ids: readonly string[]): SectionPage => {
  const items = ids.map((id) => ({ id, at: null, verdict: 'harmless' as const, value: 1 }));
  return page({ shape: 'votes', page: { items, cursor: null, total: 99 } });
};

it.each([
  ['of nothing read is not known', [], null],
  ['is what was read, where nothing follows', [related(['a', 'b'], null, 9)], 2],
  ['counts what came twice once', [related(['a', 'b'], 'c1', 9), related(['b', 'c'], null, 9)], 3],
  ['counts votes by their names', [votes(['1', '2', '2'])], 2],
  ['keeps apart what is of two kinds', [mixed(null)], 2],
  ['is what the first page says, where something follows', [related(['a'], 'c1', 7)], 7],
  ['is what the first page says, not the last', [related(['a'], 'c1', 7), related(['b'], 'c2', 8)], 7],
  ['is not known where nobody says it', [related(['a'], 'c1', null)], null],
  ['is believed below two hundred', [related(['a'], 'c1', 199)], 199],
  ['is no count where counting stops', [related(['a'], 'c1', 200)], null],
])('a total %s', (_, pages, total) => expect(totalOf(pages)).toBe(total));

it('a sandbox’s report has no total', () => {
  const behaviour = {
    ...{
      processes: ['a'],
      commands: [],
      filesWritten: [],
      filesDropped: [],
      registryKeysSet: [],
      mutexes: [],
    },
    ...{ hosts: [], addresses: [], urls: [], techniques: [], verdicts: [], tags: [] },
  };
  expect(totalOf([page({ shape: 'behaviour', behaviour })])).toBeNull();
  expect(nextCursor({ shape: 'behaviour', behaviour })).toBeNull();
});
