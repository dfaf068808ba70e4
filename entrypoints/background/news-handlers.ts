import type { NewsMessages } from '@/utils/rpc/news-messages';
import type { HandlersOf } from '@/utils/rpc/server';
import type { Services } from './compose';

/** What pages ask about the last update. */
export function createNewsHandlers({ news }: Services): HandlersOf<NewsMessages> {
  return { newsSince: () => news.since(), newsRead: () => news.read() };
}
