import { MINUTE } from '@/utils/domain/duration';
import { DIRECT_AT_MOST } from '@/utils/domain/upload';
import { refused } from './outcome';
import { ended, type UploadRow } from './row';
import { reattach, send } from './send';
import { ownWord, type StepTools } from './step-tools';

/** A page that was told to hand its file over does so at once, or is gone. */
const HAND_OVER_WITHIN = MINUTE;

/** The next row; the one it was given while that waits for something. */
export async function step(tools: StepTools, row: UploadRow): Promise<UploadRow> {
  if (row.posting) return reattach(tools, row);
  if (row.stage === 'file') return fetchFile(tools, row);
  // Nothing is asked or sent for a file that is not there any more.
  if ((await tools.place.stateOf(row.attempt)) !== 'file') return withoutFile(row);
  return row.stage === 'address' ? askAddress(tools, row) : send(tools, row);
}

/** The context went away, and with it the file: a finished download is read again from the disk. */
function withoutFile(row: UploadRow): UploadRow {
  return row.path === null ? ended(row, 'file-gone') : { ...row, stage: 'file' };
}

async function fetchFile(tools: StepTools, row: UploadRow): Promise<UploadRow> {
  const { place, signal } = tools;
  const { attempt, path, size, sha256, target } = row;
  if (!(await place.open())) return ended(row, 'no-place');
  const there = path !== null || (await handedOver(tools, row));
  const state = there ? await place.readFile(attempt, { path, size, sha256 }, signal) : 'gone';
  if (signal.aborted) return ended(row, 'cancelled');
  if (state !== 'here') return ended(row, state === 'gone' ? 'file-gone' : 'file-changed');
  return { ...row, stage: size > DIRECT_AT_MOST && target === null ? 'address' : 'sending' };
}

async function handedOver({ place, clock, signal }: StepTools, row: UploadRow): Promise<boolean> {
  const over = new AbortController();
  const limit = clock.wait(row.startedAt + HAND_OVER_WITHIN, AbortSignal.any([signal, over.signal]));
  const waiting = new AbortController();
  void limit.then(() => waiting.abort());
  const here = await place.awaitFile(row.attempt, waiting.signal);
  over.abort();
  return here;
}

async function askAddress(tools: StepTools, row: UploadRow): Promise<UploadRow> {
  const reply = await tools.lanes.send<string>({
    ...ownWord(tools, row),
    label: 'ask where to upload',
    repeat: 'idempotent',
    call: (client) => client.files.uploadUrl(tools.signal),
  });
  if (reply.ok) return { ...row, stage: 'sending', target: reply.value };
  return refused(tools, row, reply.failure);
}
