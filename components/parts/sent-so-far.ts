import type { CheckView } from '@/utils/domain/check';
import type { MessageKey } from '../text';

/** Whether it was or will be sent, while VirusTotal has said nothing of it; null once it has (DESIGN §2.4). */
export function sentSoFar({ state, spent }: CheckView): MessageKey | null {
  switch (state.phase) {
    case 'asking':
      return 'basisNotSent';
    case 'waiting':
      return 'basisWillBeSent';
    case 'analysing':
      return 'basisSubmitted';
    case 'looking-up':
      return spent === 0 ? 'basisWillBeSent' : 'basisSent';
    case 'failed':
      return spent === 0 ? 'basisNotSent' : 'basisSent';
    default:
      return null;
  }
}
