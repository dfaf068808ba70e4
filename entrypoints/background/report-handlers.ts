import { success } from '@/utils/domain/result';
import type { ReportMessages } from '@/utils/rpc/report-messages';
import type { Sender } from '@/utils/rpc/sender';
import type { HandlersOf } from '@/utils/rpc/server';
import type { Services } from './compose';
import { isPrivate } from './privacy-of';

type ReadingMessages = Pick<
  ReportMessages,
  | 'openReport'
  | 'reportDetails'
  | 'rawReport'
  | 'listSections'
  | 'keptSection'
  | 'readSection'
  | 'stopSection'
  | 'sectionWait'
>;

/** What a report's page reads. */
export function createReportHandlers(services: Services): HandlersOf<ReadingMessages> {
  const { keptReply, openReport, sections } = services;
  /** Sections whose reading has been asked for and not yet begun: a stop comes after them. */
  let starting: Promise<unknown> = Promise.resolve();
  const leaveTrace = (sender: Sender): boolean => sender.who !== 'page' || !sender.privateTab;
  return {
    openReport: async ({ from, ...ref }, sender) =>
      openReport(ref, await isPrivate(services, from === undefined ? {} : { from }, sender)),
    reportDetails: (ref) => keptReply.details(ref),
    rawReport: (ref) => keptReply.raw(ref),
    listSections: async (ref) => success(await sections.list(ref)),
    keptSection: async (ref, sender) => success(await sections.kept(ref, { leaveTrace: leaveTrace(sender) })),
    readSection: async ({ checkId, asker, ...page }, sender) => {
      const isTheirs = isPrivate(services, { from: checkId }, sender);
      starting = Promise.allSettled([starting, isTheirs]);
      const keep = !(await isTheirs);
      return sections.read(page, { keep, ...(asker !== undefined && { asker }) });
    },
    stopSection: async ({ asker, ...ref }) => {
      await starting;
      sections.stop(ref, asker);
      return success(null);
    },
    sectionWait: async (ref) => success(sections.waitsUntil(ref)),
  };
}
