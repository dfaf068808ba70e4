import type { CheckView } from '@/utils/domain/check';
import type { ObjectRef } from '@/utils/domain/community';
import { parseIndicator } from '@/utils/domain/parse-indicator';
import { failed, type Result, success } from '@/utils/domain/result';
import type { CheckOrder, Checks } from '../checks/checks';
import type { Clock } from '../clock';
import type { ReportCache } from '../storage/reports';

interface OpenReportParts {
  readonly checks: Pick<Checks, 'start'>;
  readonly reports: Pick<ReportCache, 'find'>;
  readonly clock: Pick<Clock, 'now'>;
}

/**
 * Starts the check of what a report page's address names; fails with `bad-input` when that is no id. `onlyKept`: a
 * report in the cache will do, however old, because it was a web page that asked.
 */
export type OpenReport = (
  ref: ObjectRef,
  ephemeral: boolean,
  how?: Pick<CheckOrder, 'onlyKept'>,
) => Promise<Result<CheckView>>;

const NO_ID = failed({ tag: 'bad-input', why: { reason: 'not-an-indicator' } });

/** By VirusTotal's own id: so a bookmark holds no address, and a reload asks for nothing while it is fresh. */
export function createOpenReport({ checks, reports, clock }: OpenReportParts): OpenReport {
  async function openUrl(
    id: string,
    ephemeral: boolean,
    how: Pick<CheckOrder, 'onlyKept'>,
  ): Promise<Result<CheckView>> {
    if (!/^[0-9a-f]{64}$/.test(id)) return NO_ID;
    const cached = await reports.find(`url:${id}`, clock.now(), { leaveTrace: !ephemeral });
    const value = cached && 'report' in cached ? cached.report.subject : id;
    const indicator = { kind: 'url', value } as const;
    const order = { indicator, urlId: id, origin: 'popup', secrets: 'ask', ephemeral } as const;
    return success(await checks.start({ ...order, ...how }));
  }

  return async ({ kind, id }, ephemeral, how = {}) => {
    if (kind === 'url') return openUrl(id.toLowerCase(), ephemeral, how);
    const indicator = parseIndicator(id);
    if (!indicator.ok) return indicator;
    if (indicator.value.kind !== kind) return NO_ID;
    const order = { indicator: indicator.value, origin: 'popup', secrets: 'ask', ephemeral } as const;
    return success(await checks.start({ ...order, ...how }));
  };
}
