import type { ReportMessages } from '@/utils/rpc/report-messages';
import type { HandlersOf } from '@/utils/rpc/server';
import type { Services } from './compose';
import { isPrivate } from './privacy-of';

type ParticipationMessages = Pick<
  ReportMessages,
  'participate' | 'takeBack' | 'outbox' | 'lookAgain' | 'dismiss' | 'ownComments'
>;

/** What pages publish, and what became of it. */
export function createParticipationHandlers(services: Services): HandlersOf<ParticipationMessages> {
  const { participation } = services;
  return {
    participate: async ({ object, what, from }, sender) => {
      const ephemeral = await isPrivate(services, from === undefined ? {} : { from }, sender);
      return participation.participate(object, what, ephemeral);
    },
    takeBack: ({ id }) => participation.takeBack(id),
    outbox: (object) => participation.outbox(object),
    lookAgain: ({ id }) => participation.lookAgain(id),
    dismiss: ({ id }) => participation.dismiss(id),
    ownComments: (object) => participation.ownComments(object),
  };
}
