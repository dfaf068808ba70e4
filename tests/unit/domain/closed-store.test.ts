import { expect, it } from 'vitest';
import { closedStore } from '@/utils/domain/closed-store';

const NO_MUTATIONS = 'A mutation operation was attempted on a database that did not allow mutations.';

it.each([
  [new DOMException('x', 'VersionError'), 'newer'],
  [new DOMException(NO_MUTATIONS, 'InvalidStateError'), 'always-private'],
  [new Error('settings', { cause: { tag: 'storage-closed', why: 'newer' } }), 'newer'],
] as const)('says why there is no database: %s', (error, why) => {
  expect(closedStore(error)).toEqual({ tag: 'storage-closed', why });
});

it.each([
  new DOMException('The database connection is closing.', 'InvalidStateError'),
  new DOMException(NO_MUTATIONS, 'AbortError'),
  new Error('x', { cause: null }),
  new Error('x', { cause: { tag: 'offline' } }),
  new Error('x'),
  'VersionError',
  null,
])('leaves %s to others', (error) => expect(closedStore(error)).toBeNull());
