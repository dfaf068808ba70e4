import { waitBeforeLook } from '@/utils/domain/schedule';
import { urlRequestId } from '@/utils/domain/url-id';
import type { LaneRequest } from '../quota/lanes';
import type { VirusTotalClient } from '../virustotal/client';
import { exchange } from './exchange';
import type { StepTools } from './parts';
import { analysing, askedKey, type CheckRow, ended, type Following, requested } from './row';

/**
 * Sends the one request that publishes: a submission, or a re-scan. It leaves at most once. When its reply is
 * lost, nobody knows whether VirusTotal took it: then the object is read later, and nothing is sent again
 * (faults.md §4.2, §4.4).
 */
export async function publish(tools: StepTools, row: CheckRow): Promise<CheckRow> {
  if (row.posting) return follow(tools, row, null);
  await tools.reports.forgetUnknown(askedKey(row));
  const looking = await tools.note({ ...row, state: { phase: 'looking-up' } });
  const { row: after, reply } = await exchange(tools, looking, {
    label: row.stage === 'rescan' ? `re-scan ${row.indicator.kind}` : 'submit url',
    repeat: 'once',
    call: (client) => send(client, row),
  });
  if (reply.ok) return follow(tools, after, reply.value.analysisId);
  const { failure } = reply;
  const lost =
    reply.spent > 0 && (failure.tag === 'timeout' || failure.tag === 'upstream' || failure.tag === 'offline');
  // "Already being analysed" leaves no id either, but an answer is on its way all the same.
  if (lost || failure.tag === 'already-exists') return follow(tools, after, null);
  return ended(after, { phase: 'failed', failure });
}

function send(
  client: VirusTotalClient,
  row: CheckRow,
): ReturnType<LaneRequest<{ analysisId: string }>['call']> {
  const { kind, value } = requested(row);
  if (row.stage === 'submit') return client.urls.submit(value);
  return kind === 'file'
    ? client.files.analyse(value)
    : client.urls.analyse(row.urlId ?? urlRequestId(value));
}

/** From here on the scan is followed; without an id the object itself is read once instead. */
export async function follow(
  tools: Pick<StepTools, 'clock' | 'settings'>,
  row: CheckRow,
  analysisId: string | null,
): Promise<CheckRow> {
  const now = tools.clock.now();
  // It is published already: settings that cannot be read cost no more than the notice.
  const settings = await tools.settings().catch(() => null);
  const notifies = !row.ephemeral && settings?.notifyScanEnd === true;
  const nextLookAt = now + (waitBeforeLook(0) ?? 0);
  const following: Following = { analysisId, since: now, notifies, looks: 0, nextLookAt };
  const stage = analysisId === null ? 'read-back' : 'follow';
  return { ...row, stage, posting: false, scanned: true, following, state: analysing(following) };
}
