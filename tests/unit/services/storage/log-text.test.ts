import { beforeAll, expect, it } from 'vitest';
import type { LogLevel } from '@/utils/domain/log';
import { logPart } from '@/utils/services/storage/log-text';
import { createMemoryDatabase, type MemoryDatabase } from '../../../support/memory-database';

const AT_ONCE = 5_000;
let database: MemoryDatabase;

/** Every fourth line warns; the fourth alone is an error. */
const levelOf = (line: number): LogLevel => (line === 4 ? 'error' : line % 4 === 3 ? 'warn' : 'info');

beforeAll(async () => {
  database = createMemoryDatabase();
  await database.storage.run(async (opened) => {
    const transaction = opened.transaction('log', 'readwrite');
    for (let line = 1; line <= AT_ONCE + 1; line += 1) {
      void transaction.store.add({ at: 0, level: levelOf(line), event: `line ${line}`, detail: '' }, line);
    }
    await transaction.done;
  });
});

/** The numbers of the lines of a part, and where the next one begins. */
async function part(least: LogLevel, after: number) {
  const { text, next } = await database.storage.run((opened) => logPart(opened, least, after));
  return { lines: [...text.matchAll(/line (\d+)/g)].map(([, line]) => Number(line)), next };
}

const from = (first: number, last: number) => Array.from({ length: last - first + 1 }, (_, at) => first + at);

it.each([
  ['the first', 0, from(1, AT_ONCE), AT_ONCE],
  ['what is left', AT_ONCE, [AT_ONCE + 1], null],
  ['one that the last line fills, behind which nothing is', 1, from(2, AT_ONCE + 1), AT_ONCE + 1],
  ['nothing', AT_ONCE + 1, [], null],
])('a part of the log is %s', async (_, after, lines, next) => {
  expect(await part('info', after)).toEqual({ lines, next });
});

it.each<[LogLevel, (line: number) => boolean]>([
  ['warn', (line) => line % 4 === 3 || line === 4],
  ['error', (line) => line === 4],
])('has the lines of %s and above, and goes on behind all that were read', async (least, isWanted) => {
  expect(await part(least, 0)).toEqual({ lines: from(1, AT_ONCE).filter(isWanted), next: AT_ONCE });
});
