import { describe, expect, it } from 'vitest';
import { commentTags } from '@/utils/domain/comment-tags';
import { hashtags } from '../../simulator/store/community';
import { PAYLOADS } from '../../support/payloads';

describe('the tags of a comment', () => {
  it.each([
    ['Seen today #phishing, same as #Zollstock_7.', ['phishing', 'zollstock_7']],
    ['#a #A #a', ['a']],
    ['宅配 #smishing です #詐欺', ['smishing', '詐欺']],
    ['# alone, C#, ##double', ['double']],
    ['https://a.example/#part', ['part']],
    ['none', []],
  ])('%s', (text, tags) => expect(commentTags(text)).toEqual(tags));

  it('are those that the simulator makes of it', () => {
    for (const text of Object.values(PAYLOADS))
      expect(commentTags(`#x ${text}`)).toEqual(hashtags(`#x ${text}`));
  });
});
