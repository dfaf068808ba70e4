import type { VerdictName } from '@/utils/domain/verdict';
import type { MessageKey } from '../text';

/** The word of a verdict. */
export const VERDICT_WORD = {
  malicious: 'malicious',
  suspicious: 'suspicious',
  'nothing-found': 'nothingFound',
  unknown: 'noVerdict',
} as const satisfies Record<VerdictName, MessageKey>;
