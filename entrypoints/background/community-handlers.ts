import type { ObjectRef } from '@/utils/domain/community';
import type { SectionPage } from '@/utils/domain/report-section';
import { failed, type Result, success } from '@/utils/domain/result';
import type { CommunityMessages } from '@/utils/rpc/community-messages';
import type { Sender } from '@/utils/rpc/sender';
import type { HandlersOf } from '@/utils/rpc/server';
import { attempt } from '@/utils/services/storage/attempt';
import type { Services } from './compose';
import { isPrivate } from './privacy-of';

const ODD = failed({ tag: 'internal', detail: 'another section' });

/** The popup's votes and comments: the same pages as the report's, asked for and kept as those. */
export function createCommunityHandlers(services: Services): HandlersOf<CommunityMessages> {
  async function read(
    section: 'votes' | 'comments',
    { from, ...ref }: ObjectRef & { cursor: string | null; from?: string },
    sender: Sender,
  ): Promise<Result<SectionPage['content']>> {
    const keep = !(await isPrivate(services, from === undefined ? {} : { from }, sender));
    // Settings that cannot be read reject: nothing leaves then.
    const asked = await attempt(() => services.sections.read({ ...ref, section }, { keep }));
    const page = asked.ok ? asked.value : asked;
    return page.ok ? success(page.value.content) : page;
  }

  return {
    listVotes: async (input, sender) => {
      const content = await read('votes', input, sender);
      if (!content.ok) return content;
      return content.value.shape === 'votes' ? success(content.value.page) : ODD;
    },
    listComments: async (input, sender) => {
      const content = await read('comments', input, sender);
      if (!content.ok) return content;
      return content.value.shape === 'comments' ? success(content.value.page) : ODD;
    },
  };
}
