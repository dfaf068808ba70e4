import type { Failure } from '@/utils/domain/failure';
import type { Indicator } from '@/utils/domain/indicator';
import type { Call } from '@/utils/rpc/client';

/**
 * Shows what VirusTotal says of something now, in a tab: no request while its report is fresh, one otherwise, as
 * the report says. Null when it was opened.
 */
export async function openReport(call: Call, indicator: Indicator): Promise<Failure | null> {
  const reply = await call('startCheck', { indicator, origin: 'popup', secrets: 'ask' });
  if (!reply.ok) return reply.failure;
  open(`/report.html#check=${reply.value.id}`, '_blank', 'noopener');
  return null;
}
