import { requestKey } from '@/utils/domain/request-key';
import { waitBeforeLook } from '@/utils/domain/schedule';
import type { LaneRequest } from '../quota/lanes';
import type { VirusTotalClient } from '../virustotal/client';
import type { StepTools } from './parts';
import { exchange } from './exchange';
import { type CheckRow, ended, requested } from './row';

/**
 * Sends the one request that publishes: a submission, or a re-scan. It leaves at most once. When its reply is
 * lost, nobody knows whether VirusTotal took it: then the object is read later, and nothing is sent again
 * (faults.md §4.2, §4.4).
 */
export async function publish(tools: StepTools, row: CheckRow): Promise<CheckRow> {
  if (row.posting) return follow(row, null, tools.clock.now());
  const looking = await tools.note({ ...row, state: { phase: 'looking-up' } });
  const { row: after, reply } = await exchange(tools, looking, {
    label: row.stage === 'rescan' ? `re-scan ${row.indicator.kind}` : 'submit url',
    repeat: 'once',
    call: (client) => send(client, row),
  });
  const now = tools.clock.now();
  if (reply.ok) {
    await tools.reports.forgetUnknown(requestKey(requested(row)));
    return follow(after, reply.value.analysisId, now);
  }
  const { failure } = reply;
  const lost = reply.spent > 0 && (failure.tag === 'timeout' || failure.tag === 'upstream' || failure.tag === 'offline');
  // "Already being analysed" leaves no id either, but an answer is on its way all the same.
  if (lost || failure.tag === 'already-exists') return follow(after, null, now);
  return ended(after, { phase: 'failed', failure });
}

function send(client: VirusTotalClient, row: CheckRow): ReturnType<LaneRequest<{ analysisId: string }>['call']> {
  const { kind, value } = requested(row);
  if (row.stage === 'submit') return client.urls.submit(value);
  return kind === 'file' ? client.files.analyse(value) : client.urls.analyse(value);
}

/** From here on the scan is followed; without an id the object itself is read once instead. */
function follow(row: CheckRow, analysisId: string | null, now: number): CheckRow {
  const following = { analysisId, since: now, looks: 0, nextLookAt: now + (waitBeforeLook(0) ?? 0) };
  return {
    ...row,
    stage: analysisId === null ? 'read-back' : 'follow',
    posting: false,
    following,
    state: { phase: 'analysing', since: now, nextLookAt: following.nextLookAt, looks: 0 },
  };
}
