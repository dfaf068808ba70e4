import { expect, it } from 'vitest';
import { attempt, storageFailure } from '@/utils/services/storage/attempt';

const FULL = { tag: 'storage-full' };
const odd = (detail: string) => ({ tag: 'internal', detail });

it.each([
  [new DOMException('', 'QuotaExceededError'), FULL],
  [new DOMException('Failed to write blobs (IOError)', 'DataError'), FULL],
  [new DOMException('Failed to write blobs', 'DataError'), FULL],
  [new Error('IO error: /x/000003.log: Unable to create: FILE_ERROR_NO_SPACE'), FULL],
  [new Error('Unable to create: FILE_ERROR_NO_SPACE'), FULL],
  [new Error('IOError'), FULL],
  [new Error('There is no space left'), FULL],
  [new Error('Resource::kQuotaBytes quota exceeded'), FULL],
  ['quota exceeded', FULL],
  [new DOMException('No key to find', 'DataError'), odd('DataError: No key to find')],
  [new DOMException('A write was late', 'InvalidStateError'), odd('InvalidStateError: A write was late')],
  [new TypeError('x is not a function'), odd('TypeError: x is not a function')],
  ['a string', odd(': a string')],
  [{ name: 'QuotaExceededError', message: 'quota' }, odd(': [object Object]')],
  [undefined, odd(': undefined')],
  [new DOMException('An attempt was made', 'VersionError'), { tag: 'storage-closed', why: 'newer' }],
])('%s is a failure', async (error, failure) => {
  expect(storageFailure(error)).toEqual(failure);
  expect(await attempt(() => Promise.reject(error))).toEqual({ ok: false, failure });
});

it('what works is a success', async () =>
  expect(await attempt(async () => 5)).toEqual({ ok: true, value: 5 }));
