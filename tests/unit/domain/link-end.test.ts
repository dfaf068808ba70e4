import { expect, it } from 'vitest';
import { endOfLink } from '@/utils/domain/link-end';

/** The link at the beginning of a word, as far as it goes. */
const linkOf = (word: string): string => word.slice(0, endOfLink(word, 0, word.indexOf('://') + 3));

it.each([
  ['https://ahb.hh.example/h', ''],
  ['http://evil.example', '。次'],
  ['http://evil.example', '。'],
  ['http://evil。example/a', '。次'],
  ['http://evil．com', '．'],
  ['http://例え。テスト', ''],
  // A host is never nothing, whatever it begins with.
  ['http://http://a.example', ''],
  ['http://a.example', 'http://b.example'],
  ['http://a.example', 'hxxps://b.example'],
  ['http://a.example/http://b.example', ''],
  ['http://a.example', '[1]'],
  ['http://a[.]example', '(see'],
  ['http://a.example', ',https://b.example'],
  ['http://a.example/x', '|text'],
  ['http://a.example/?x|y', ''],
])('%s ends before %j', (link, rest) => expect(linkOf(link + rest)).toBe(link));
