import { expect, it } from 'vitest';
import { createPrivateReplies } from '@/utils/services/checks/private-replies';

it('the last ten replies of private windows are held, each by its check', () => {
  const replies = createPrivateReplies();
  for (let at = 1; at <= 10; at += 1) replies.hold(`check-${at}`, `reply ${at}`);
  replies.hold('check-1', 'newer');
  replies.hold('check-11', 'reply 11');
  expect(replies.get('check-2')).toBeNull();
  expect(replies.get('check-1')).toBe('newer');
  expect(replies.get('check-3')).toBe('reply 3');
  expect(replies.get('check-11')).toBe('reply 11');
});
