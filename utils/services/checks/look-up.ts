import type { Failure } from '@/utils/domain/failure';
import { logAbout } from '@/utils/domain/log-about';
import { answered } from '@/utils/domain/report';
import { exchange } from './exchange';
import { objectRequest } from './object-request';
import type { StepTools } from './parts';
import { reportState } from './report-state';
import { askedKey, type CheckRow, ended, named, requested } from './row';

/** One look-up: from the cache when it is fresh, else one request. A look-up publishes nothing. */
export async function lookUp(tools: StepTools, row: CheckRow): Promise<CheckRow> {
  const key = askedKey(row);
  const cached = await tools.reports.find(key, tools.clock.now(), { leaveTrace: !row.ephemeral });
  if (cached && !row.refresh) {
    if ('unknown' in cached) return ended(row, { phase: 'unknown', submission: 'none' });
    if (cached.freshness === 'fresh' || row.onlyKept === true) {
      return ended(named(row, cached.report), await reportState(tools, row, cached));
    }
  }
  const looking = await tools.note({ ...row, earlier: earlierLook(cached), state: { phase: 'looking-up' } });
  return readObject(tools, looking);
}

/** Asks for the object and ends the check with what comes back. */
export async function readObject(tools: StepTools, row: CheckRow): Promise<CheckRow> {
  const key = askedKey(row);
  const { row: after, reply } = await exchange(tools, row, objectRequest(row));
  if (reply.ok) {
    // A gateway may have had it for a while: it is as old as VirusTotal's answer, not as our request.
    const fetchedAt = tools.clock.now() - (reply.age ?? 0);
    const report = reply.value;
    if (after.ephemeral) tools.privateReplies.hold(after.id, reply.raw);
    else {
      const kept = await tools.reports.keep({ requestKey: key, report, raw: reply.raw, fetchedAt });
      await noteKept(tools, row, kept.ok ? null : kept.failure);
    }
    return ended(named(after, report), await reportState(tools, after, { report, fetchedAt }));
  }
  if (reply.failure.tag !== 'not-found') return unanswered(after, reply.failure);
  // What was submitted is about to become known: that it is not yet is no answer to keep.
  if (!after.ephemeral && !after.following)
    await tools.reports.keepUnknown(key, tools.clock.now() - (reply.age ?? 0));
  return ended(after, { phase: 'unknown', submission: submissionOf(after) });
}

/**
 * The log says that it was saved, or that it could not be: the answer is shown all the same. A list says by itself
 * what it saved, with the name of the file.
 */
async function noteKept({ log, clock }: StepTools, row: CheckRow, failure: Failure | null): Promise<void> {
  if (row.list !== undefined && !failure) return;
  const about = logAbout(requested(row));
  await log.append({
    at: clock.now(),
    level: failure ? 'warn' : 'info',
    event: failure ? 'not saved: report' : 'saved: report',
    detail: failure ? `${failure.tag} ${about}` : about,
    ...(row.list !== undefined && { list: row.list }),
  });
}

/** Without a connection a look-up waits for one; every other failure ends the check. */
function unanswered(row: CheckRow, failure: Failure): CheckRow {
  if (failure.tag !== 'offline') return ended(row, { phase: 'failed', failure });
  return { ...row, stage: 'offline', state: { phase: 'failed', failure } };
}

function submissionOf({ following }: CheckRow): 'none' | 'uncertain' | 'unfinished' {
  if (!following) return 'none';
  return following.analysisId === null ? 'uncertain' : 'unfinished';
}

type Cached = Awaited<ReturnType<StepTools['reports']['find']>>;

function earlierLook(cached: Cached): CheckRow['earlier'] {
  if (!cached || 'unknown' in cached) return null;
  const { counts } = cached.report;
  return { at: cached.fetchedAt, malicious: counts.malicious, answered: answered(counts) };
}
