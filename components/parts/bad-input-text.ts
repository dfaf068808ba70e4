import { API_KEY_LENGTH } from '@/utils/domain/api-key';
import type { BadInputWhy } from '@/utils/domain/failure';
import { visibleText } from '@/utils/domain/visible-text';
import { number, t, tn } from '../text';
import { NO_LINK } from './no-link';

const SHOWN_AT_MOST = 200;

/** Why a text cannot be checked, in a sentence or two; `failure-text` has its title. */
export function badInputText(why: BadInputWhy): string {
  switch (why.reason) {
    case 'empty':
      return t('failEmpty');
    case 'not-an-indicator':
      return t('failNotIndicator');
    case 'hash-length':
      return t('failBadInput', t('whyHashLength', number(why.length)));
    case 'scheme':
      return schemeText(why);
    case 'too-long':
      return t('failBadInput', t('whyTooLong', number(why.length), number(why.limit)));
    case 'ambiguous-defang':
      return t('failBadInput', t('whyAmbiguous'));
    case 'port':
      return t('failBadInput', t('whyPort'));
    case 'network':
      return t('failBadInput', t('whyNetwork'));
    case 'mail':
      return t('failBadInput', t('whyMail'));
    case 'several':
      return t('failSeveral', number(why.count));
    case 'none-in-lines':
      return tn('failNoneInLines', why.lines);
    case 'refused':
      return t('failRefused', shownText(why.message));
    case 'holds-key':
      return t('failHoldsKey');
    case 'key-shape':
      return why.length === API_KEY_LENGTH ? t('whyKeyCharacters') : t('whyKeyLength', number(why.length));
  }
}

function schemeText({ scheme, host }: Extract<BadInputWhy, { reason: 'scheme' }>): string {
  if (host !== undefined) return t('failInMemory', shownText(scheme), shownText(host));
  const none = NO_LINK.get(scheme);
  return none ? t(none) : t('failBadInput', t('whyScheme', shownText(scheme)));
}

/** Foreign text inside a sentence: what cannot be seen is made visible, and it ends somewhere. */
function shownText(text: string): string {
  return visibleText(text, SHOWN_AT_MOST);
}
