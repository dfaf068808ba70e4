import { expect, it } from 'vitest';
import { isNewer } from '@/utils/domain/version';

it.each([
  ['0.2.0', '0.1.0', true],
  ['0.1.0', '0.2.0', false],
  ['0.1.0', '0.1.0', false],
  ['0.10.0', '0.9.9', true],
  ['1.0', '0.9.9.9', true],
  ['1.0.0.1', '1.0', true],
  ['1.0', '1.0.0', false],
  ['1.0', 'x', true],
])('%s after %s: %s', (one, other, newer) => expect(isNewer(one, other)).toBe(newer));
