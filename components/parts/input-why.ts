import type { BadInputWhy } from '@/utils/domain/failure';
import type { MessageKey } from '../text';

/** Why a text is no indicator, where the reason needs no number beside it. */
export const INPUT_WHY = {
  'ambiguous-defang': 'whyAmbiguous',
  port: 'whyPort',
  network: 'whyNetwork',
  mail: 'whyMail',
} as const satisfies Partial<Record<BadInputWhy['reason'], MessageKey>>;
