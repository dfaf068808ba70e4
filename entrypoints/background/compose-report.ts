import { createKeptReply } from '@/utils/services/report/kept-reply';
import { createNewestReport } from '@/utils/services/report/newest-report';
import { createOpenReport } from '@/utils/services/report/open-report';
import { createSections } from '@/utils/services/report/sections';
import { createSectionCache } from '@/utils/services/storage/sections';
import type { Core, CoreOutside } from './compose-core';

/** The full report: its details, and what is read besides it. */
export function composeReport(
  { checks, clock, lanes, privateReplies, reports, readSettings, storage }: Core,
  { keepAwake }: Pick<CoreOutside, 'keepAwake'>,
) {
  const cache = createSectionCache(storage);
  return {
    openReport: createOpenReport({ checks, reports, clock }),
    keptReply: createKeptReply({ reports, privateReplies, clock }),
    newestReport: createNewestReport({ reports, clock, settings: readSettings }),
    sections: createSections({ lanes, cache, clock, keepAwake, settings: readSettings }),
  };
}
