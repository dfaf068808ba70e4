import { expect, it } from 'vitest';
import type { Storage } from '@/utils/services/storage/database';
import { createHistory } from '@/utils/services/storage/history';
import { createSectionCache } from '@/utils/services/storage/sections';

/** A database that is not given, to nobody and at no time. */
const lost: Storage = {
  run: () => Promise.reject(new DOMException('it was blocked', 'UnknownError')),
  close: () => undefined,
};

it('where the database is lost, nothing was checked lately and no page of a section is kept', async () => {
  expect(await createHistory(lost).recent(5)).toEqual([]);
  const sections = createSectionCache(lost);
  expect(await sections.pages('domain:a.example', 'comments', { now: 0, leaveTrace: true })).toEqual([]);
  expect(await sections.firstPages('domain:a.example', ['comments', 'votes'], 0)).toEqual([]);
});
