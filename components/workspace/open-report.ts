import type { CheckView } from '@/utils/domain/check';
import type { Failure } from '@/utils/domain/failure';
import type { Indicator } from '@/utils/domain/indicator';
import type { Call } from '@/utils/rpc/client';
import { askedFrom } from './asked-from';

/**
 * Shows what VirusTotal says of something now, in a tab: no request while its report is fresh, one otherwise, as
 * the report says. `from` is the check it is asked beside. Null when it was opened.
 */
export async function openReport(
  call: Call,
  indicator: Indicator,
  from: CheckView | null = null,
): Promise<Failure | null> {
  const reply = await call('startCheck', { indicator, origin: 'popup', secrets: 'ask', ...askedFrom(from) });
  if (!reply.ok) return reply.failure;
  open(`/report.html#check=${reply.value.id}`, '_blank', 'noopener');
  return null;
}
