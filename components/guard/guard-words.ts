import type { Finding } from '@/utils/domain/guard';
import type { MessageKey } from '../text';
import type { GuardedWay } from './guard-dialog';

interface GuardWords {
  readonly title: MessageKey;
  /** A question where it can be opened, a statement where it was not. With the numbers of engines. */
  readonly ask: MessageKey;
  readonly open: MessageKey;
  /** How to go there all the same, where no answer does. */
  readonly how?: MessageKey;
}

/** What the guard says of a link, or of a form, that leads to a malicious address, or to one of a malicious domain. */
export function guardWords({ isForm, canOpen }: GuardedWay, about: Finding['about']): GuardWords {
  const isLink = about === 'link';
  if (!isForm) {
    return canOpen
      ? { title: 'guardTitle', ask: isLink ? 'guardAsk' : 'guardHost', open: 'guardOpen' }
      : {
          title: 'guardTitle',
          ask: isLink ? 'guardTold' : 'guardToldHost',
          open: 'fullReport',
          how: 'guardHow',
        };
  }
  const title = 'guardTitleForm';
  return canOpen
    ? { title, ask: isLink ? 'guardForm' : 'guardFormHost', open: 'guardSend' }
    : { title, ask: isLink ? 'guardFormTold' : 'guardFormToldHost', open: 'fullReport', how: 'guardFormHow' };
}
