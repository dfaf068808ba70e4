import { expect, it } from 'vitest';
import { createBugReport } from '@/utils/services/storage/bug-report';
import { createLog } from '@/utils/services/storage/log';
import { createScrub } from '@/utils/services/storage/scrub';
import { createMemoryDatabase } from '../../../support/memory-database';

const KEY = 'b7'.repeat(32);
const OTHER_KEY = 'b8'.repeat(32);
const clock = { now: () => Date.UTC(2026, 10, 21, 12) };

async function linesOf(readKeys: () => Promise<readonly string[]>, ...errors: readonly unknown[]) {
  const { storage } = createMemoryDatabase();
  const log = createLog({ storage, scrub: createScrub(readKeys) });
  const report = createBugReport(log, clock);
  for (const error of errors) report('a promise', error);
  // Each is written in its turn; one more line is written when all of them are.
  await log.append({ at: clock.now(), level: 'info', event: 'the last', detail: '' });
  const read = await log.recent(100);
  return read.ok ? read.value.filter(({ level }) => level === 'error') : [];
}

it.each([
  ['the key is known', async () => [OTHER_KEY, KEY]],
  ['the key cannot be read', () => Promise.reject(new Error('IO error'))],
])('whatever is thrown becomes a line without the key: %s', async (_, readKeys) => {
  const thrown = [
    new TypeError(`x-apikey ${KEY} is no header`),
    new DOMException(`GET /users/${KEY.toUpperCase()}`, 'NetworkError'),
    KEY,
    { toString: () => KEY },
    undefined,
  ];
  const lines = await linesOf(readKeys, ...thrown);
  expect(lines).toHaveLength(thrown.length);
  expect(lines.map(({ event }) => event)).toEqual(thrown.map(() => 'bug in a promise'));
  expect(JSON.stringify(lines).toLowerCase()).not.toContain(KEY.slice(0, 16));
  expect(JSON.stringify(lines)).toContain('TypeError: x-apikey [key] is no header');
});

it('that cannot even be made a text is a line all the same, and throws nothing', async () => {
  const hostile = { toString: () => ({}) };
  const lines = await linesOf(async () => [OTHER_KEY, KEY], Object.create(null), hostile, Symbol('s'));
  const none = 'something without a text: object';
  expect(lines.map(({ detail }) => detail)).toEqual(['Symbol(s)', none, none]);
});
