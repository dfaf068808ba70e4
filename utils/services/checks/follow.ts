import { SECOND } from '@/utils/domain/duration';
import { waitBeforeLook } from '@/utils/domain/schedule';
import { exchange } from './exchange';
import { readObject } from './look-up';
import type { StepTools } from './parts';
import { reportState } from './report-state';
import { analysing, type CheckRow, ended, type Following, requested } from './row';

/** How often a look that found no connection is tried again. */
const LOOK_FOR_CONNECTION = 30 * SECOND;

/** One look at an analysis, when its time has come. Stats of an unfinished one are never a verdict. */
export async function followAnalysis(tools: StepTools, row: CheckRow): Promise<CheckRow> {
  const { following } = row;
  if (!following?.analysisId) return { ...row, stage: 'read-back' };
  const { analysisId } = following;
  await tools.clock.wait(following.nextLookAt, tools.signal);
  if (tools.signal.aborted) return row;

  const { row: after, reply } = await exchange(tools, row, {
    label: 'look at analysis',
    repeat: 'idempotent',
    call: (client) => client.analyses.get(analysisId),
  });
  if (reply.ok && isAboutAnother(row, reply.value.itemId)) {
    return ended(after, { phase: 'failed', failure: { tag: 'upstream', status: 200, reason: 'other-file' } });
  }
  if (reply.ok && reply.value.status === 'completed') return { ...after, stage: 'read-back' };
  if (!reply.ok && reply.failure.tag === 'offline') return whenOnline(tools, after, following);
  if (!reply.ok && !isPassing(reply.failure.tag))
    return ended(after, { phase: 'failed', failure: reply.failure });
  return lookAgain(tools, after, following);
}

/**
 * Reads the object after its scan; where the scan's id was lost, not before it can have ended. A file that was sent
 * is there only once VirusTotal has taken it in, a large one some minutes later, and before a re-scan has ended there
 * is the report of before: one look decides nothing.
 */
export async function readBack(tools: StepTools, row: CheckRow): Promise<CheckRow> {
  const { following } = row;
  if (following?.analysisId !== null) return readObject(tools, row);
  await tools.clock.wait(following.nextLookAt, tools.signal);
  if (tools.signal.aborted) return row;
  const next = await readObject(tools, row);
  const early = isOfBefore(row, next);
  const last = waitBeforeLook(following.looks + 1) === null;
  if (!last && !tools.signal.aborted && (early || mayAppear(next))) {
    return lookAgain(tools, { ...row, spent: next.spent }, following);
  }
  return early && next.state.phase === 'report'
    ? { ...next, state: { ...next.state, stillAnalysing: true } }
    : next;
}

/** After a re-scan of which nothing else is known: only a later date says that it has ended. */
function isOfBefore({ known }: CheckRow, { state }: CheckRow): boolean {
  if (!known || state.phase !== 'report') return false;
  return (state.report.analysedAt ?? 0) <= (known.report.analysedAt ?? 0);
}

function mayAppear(row: CheckRow): boolean {
  const { state } = row;
  if (requested(row).kind !== 'file') return false;
  return state.phase === 'unknown' || (state.phase === 'failed' && isPassing(state.failure.tag));
}

async function lookAgain(tools: StepTools, row: CheckRow, following: Following): Promise<CheckRow> {
  const looks = following.looks + 1;
  const wait = waitBeforeLook(looks);
  if (wait === null) return unfinished(tools, row);
  const nextLookAt = tools.clock.now() + wait;
  return {
    ...row,
    following: { ...following, looks, nextLookAt },
    state: analysing({ ...following, looks, nextLookAt }),
  };
}

/** A look that could not be taken is none: the next one waits for a connection, which costs nothing. */
function whenOnline(tools: StepTools, row: CheckRow, following: Following): CheckRow {
  const next = { ...following, nextLookAt: tools.clock.now() + LOOK_FOR_CONNECTION };
  return { ...row, following: next, state: analysing(next) };
}

/** After the last look the check ends all the same: with the report there is, or with none. */
async function unfinished(tools: StepTools, row: CheckRow): Promise<CheckRow> {
  if (!row.known) return ended(row, { phase: 'unknown', submission: 'unfinished' });
  return ended(row, { ...(await reportState(tools, row, row.known)), stillAnalysing: true });
}

/** Its verdict would stand under the wrong name: the file was changed on its way, or VirusTotal mixed up two. */
function isAboutAnother(row: CheckRow, itemId: string | null): boolean {
  const { kind, value } = requested(row);
  return (
    kind === 'file' && itemId !== null && value.length === itemId.length && value.toLowerCase() !== itemId
  );
}

/** A look that failed in passing is a look all the same; a refused key is not passing. */
function isPassing(tag: string): boolean {
  return tag === 'upstream' || tag === 'timeout' || tag === 'not-found';
}
