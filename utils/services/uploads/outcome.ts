import { SECOND } from '@/utils/domain/duration';
import type { Failure } from '@/utils/domain/failure';
import type { LaneReply } from '../quota/lanes';
import type { Posted } from './posted';
import { ended, type UploadRow } from './row';
import type { StepTools } from './step-tools';

const LOOK_FOR_CONNECTION = 30 * SECOND;

/** What becomes of an upload by what became of its order. */
export async function conclude(
  tools: StepTools,
  row: UploadRow,
  reply: LaneReply<{ analysisId: string }>,
  posted: Posted | null,
): Promise<UploadRow> {
  if (reply.ok) return following(tools, row, reply.value.analysisId);
  switch (posted?.posted) {
    case 'unreadable':
      return ended(row, 'file-changed');
    case 'cancelled':
      return ended(row, 'cancelled');
    case 'lost':
      // Of one that broke off nothing was published.
      return posted.complete ? followWithout(tools, row) : ended(row, 'interrupted');
    case 'answered': {
      const failure = await saidBy(tools, posted, reply.failure);
      // "Already being analysed": an answer is on its way all the same.
      if (failure.tag === 'already-exists' || isDoubtful(failure)) return followWithout(tools, row);
      return ended(
        row,
        tools.signal.aborted ? 'cancelled' : 'refused',
        tools.signal.aborted ? null : failure,
      );
    }
    default:
      return refused(tools, row, reply.failure);
  }
}

/** Without a slot, or cancelled, or without a connection: nothing left. The last is waited for, the others end it. */
export async function refused(tools: StepTools, row: UploadRow, failure: Failure): Promise<UploadRow> {
  if (failure.tag === 'cancelled') return ended(row, 'cancelled');
  if (failure.tag !== 'offline') return ended(row, 'refused', failure);
  tools.live({ failure });
  await tools.clock.wait(tools.clock.now() + LOOK_FOR_CONNECTION, tools.signal);
  return tools.signal.aborted ? ended(row, 'cancelled') : { ...row, posting: false };
}

/** VirusTotal may have the file, and did not say which analysis that is. */
export const followWithout = (tools: StepTools, row: UploadRow): Promise<UploadRow> =>
  following(tools, row, null);

/** A cancellation stands before VirusTotal's own word in the lane's reply: here it is the word that counts. */
async function saidBy({ readPosted }: StepTools, posted: Posted, failure: Failure): Promise<Failure> {
  if (failure.tag !== 'cancelled') return failure;
  const read = await readPosted(posted);
  return read.ok ? failure : read.failure;
}

/** VirusTotal had the whole file and then failed, or what came back cannot be read. */
function isDoubtful(failure: Failure): boolean {
  if (failure.tag !== 'upstream') return false;
  return failure.status >= 500 || (failure.status < 400 && failure.reason !== undefined);
}

async function following(
  { checks }: StepTools,
  row: UploadRow,
  analysisId: string | null,
): Promise<UploadRow> {
  const { id } = await checks.follow({ id: row.checkId, sha256: row.sha256, analysisId });
  const { cancelling: _, spendId: __, ...rest } = row;
  return { ...rest, stage: 'analysing', checkId: id, posting: false, target: null };
}
