import type { ReportMessages } from '@/utils/rpc/report-messages';
import type { Sender } from '@/utils/rpc/sender';
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
  const privately = (from: string | undefined, sender: Sender): Promise<boolean> =>
    isPrivate(services, from === undefined ? {} : { from }, sender);
  return {
    participate: async ({ object, what, from }, sender) =>
      participation.participate(object, what, await privately(from, sender)),
    takeBack: ({ id }) => participation.takeBack(id),
    outbox: async ({ from, ...object }, sender) =>
      participation.outbox(object, await privately(from, sender)),
    lookAgain: ({ id }) => participation.lookAgain(id),
    dismiss: ({ id }) => participation.dismiss(id),
    ownComments: async ({ from, ...object }, sender) =>
      participation.ownComments(object, await privately(from, sender)),
  };
}
