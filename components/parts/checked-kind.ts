import type { CheckView } from '@/utils/domain/check';
import type { IndicatorKind } from '@/utils/domain/indicator';
import type { MessageKey } from '../text';

const CHECKED = {
  url: 'checkedUrl',
  domain: 'checkedDomain',
  ip: 'checkedIp',
  file: 'checkedHash',
} as const satisfies Record<IndicatorKind, MessageKey>;

/** What was checked, by its kind. */
export function checkedKind({ origin, indicator }: CheckView): MessageKey {
  return origin === 'file' ? 'checkedFile' : CHECKED[indicator.kind];
}
