import { MINUTE, SECOND } from '@/utils/domain/duration';
import type { Failure } from '@/utils/domain/failure';
import { DIRECT_AT_MOST } from '@/utils/domain/upload';
import type { Checks } from '../checks/checks';
import type { Clock } from '../clock';
import type { LaneReply, Lanes } from '../quota/lanes';
import { noAnswer } from '../virustotal/reply';
import type { ReadPosted } from '../virustotal/upload';
import type { UploadPlace } from './place';
import type { OnSent, Posted } from './posted';
import { ended, type Live, type UploadRow } from './row';

export interface StepParts {
  readonly place: UploadPlace;
  readonly lanes: Lanes;
  readonly checks: Pick<Checks, 'follow'>;
  readonly readPosted: ReadPosted;
  readonly clock: Clock;
}

/** What one step of an upload may do. */
export interface StepTools extends StepParts {
  /** Fires when the user cancels while nothing has left yet. */
  readonly signal: AbortSignal;
  /** Writes the row down, surely; null when the user has stepped in meanwhile. */
  readonly note: (row: UploadRow) => Promise<UploadRow | null>;
  readonly onSent: OnSent;
  readonly live: (known: Live) => void;
}

/** A page that was told to hand its file over does so at once, or is gone. */
const HAND_OVER_WITHIN = MINUTE;
const LOOK_FOR_CONNECTION = 30 * SECOND;

/** The next row; the one it was given while that waits for something. */
export function step(tools: StepTools, row: UploadRow): Promise<UploadRow> {
  switch (row.stage) {
    case 'file':
      return fetchFile(tools, row);
    case 'address':
      return askAddress(tools, row);
    default:
      return row.posting ? reattach(tools, row) : send(tools, row);
  }
}

async function fetchFile(tools: StepTools, row: UploadRow): Promise<UploadRow> {
  const { place } = tools;
  const { attempt, path, size, sha256 } = row;
  if (!(await place.open())) return ended(row, 'no-place');
  const next: UploadRow = { ...row, stage: size > DIRECT_AT_MOST ? 'address' : 'sending' };
  if (path === null && !(await handedOver(tools, row))) {
    return ended(row, tools.signal.aborted ? 'cancelled' : 'file-gone');
  }
  const state = await place.readFile(attempt, { path, size, sha256 });
  return state === 'here' ? next : ended(row, state === 'gone' ? 'file-gone' : 'file-changed');
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
    ...common(tools, row),
    label: 'ask where to upload',
    repeat: 'idempotent',
    call: (client) => client.files.uploadUrl(tools.signal),
  });
  if (reply.ok) return { ...row, stage: 'sending', target: reply.value };
  return refused(tools, row, reply.failure);
}

/** The order to send is written down before it leaves; from then on its end is asked for, never a second one sent. */
async function send(tools: StepTools, row: UploadRow): Promise<UploadRow> {
  const { place } = tools;
  const { attempt, name, target } = row;
  if ((await place.stateOf(attempt)) !== 'file') return ended(row, 'file-gone');
  let current = row;
  let posted: Posted | null = null;
  let [orders, lost, usedUp] = [0, false, false];
  const reply = await tools.lanes.send<{ analysisId: string }>({
    ...common(tools, row),
    label: 'upload file',
    repeat: 'once',
    async onLeave() {
      const noted = await tools.note({ ...current, posting: true });
      if (!noted) throw new Error('cancelled meanwhile');
      current = noted;
    },
    async onReturn() {
      place.rearm(attempt);
      current = (await tools.note({ ...current, posting: false })) ?? current;
    },
    call(client) {
      orders += 1;
      // An address takes one file: after a refusal there has to be a new one.
      usedUp = target !== null && orders > 1;
      if (usedUp) return Promise.resolve(noAnswer({ tag: 'internal', detail: 'address' }, { sent: false }));
      return client.files.upload({
        name,
        target,
        signal: tools.signal,
        async post(order) {
          posted = await place.post(attempt, order, tools.onSent);
          lost = posted === null;
          return posted ?? { posted: 'lost', stalled: false, complete: true };
        },
      });
    },
  });
  if (usedUp) return { ...current, stage: 'address', target: null, posting: false };
  return lost ? followWithout(tools, current) : conclude(tools, current, reply, posted);
}

/** After a worker's death: the context may have gone on. If it is gone too, VirusTotal is asked what it knows. */
async function reattach(tools: StepTools, row: UploadRow): Promise<UploadRow> {
  // It has the file and was never told to send it.
  if ((await tools.place.stateOf(row.attempt)) === 'file') return { ...row, posting: false };
  const posted = await tools.place.attach(row.attempt, tools.onSent);
  if (posted === null) return followWithout(tools, row);
  const reply = await tools.readPosted(posted);
  if (!reply.ok && (reply.failure.tag === 'quota' || reply.failure.tag === 'too-many-requests')) {
    tools.place.rearm(row.attempt);
    return { ...row, posting: false, stage: row.target === null ? 'sending' : 'address', target: null };
  }
  return conclude(tools, row, { ...reply, spent: 1 }, posted);
}

async function conclude(
  tools: StepTools,
  row: UploadRow,
  reply: LaneReply<{ analysisId: string }>,
  posted: Posted | null,
): Promise<UploadRow> {
  if (reply.ok) return following(tools, row, reply.value.analysisId);
  // "Already being analysed": an answer is on its way all the same.
  if (reply.failure.tag === 'already-exists') return followWithout(tools, row);
  switch (posted?.posted) {
    case 'unreadable':
      return ended(row, 'file-changed');
    case 'cancelled':
      return ended(row, 'cancelled');
    case 'lost':
      return posted.complete ? followWithout(tools, row) : brokeOff(row, reply.failure);
    case 'answered':
      return isDoubtful(reply.failure) ? followWithout(tools, row) : ended(row, 'refused', reply.failure);
    default:
      return refused(tools, row, reply.failure);
  }
}

/** VirusTotal had the whole file and then failed, or what came back cannot be read. */
function isDoubtful(failure: Failure): boolean {
  if (failure.tag !== 'upstream') return false;
  return failure.status >= 500 || (failure.status < 400 && failure.reason !== undefined);
}

/** Not all had left, so nothing was published. */
function brokeOff(row: UploadRow, failure: Failure): UploadRow {
  return failure.tag === 'permission-missing' ? ended(row, 'refused', failure) : ended(row, 'interrupted');
}

/** Nothing left: without a connection it is waited for, everything else ends it. */
async function refused(tools: StepTools, row: UploadRow, failure: Failure): Promise<UploadRow> {
  if (failure.tag === 'cancelled') return ended(row, 'cancelled');
  if (failure.tag !== 'offline') return ended(row, 'refused', failure);
  tools.live({ failure });
  await tools.clock.wait(tools.clock.now() + LOOK_FOR_CONNECTION, tools.signal);
  return tools.signal.aborted ? ended(row, 'cancelled') : { ...row, posting: false };
}

const followWithout = (tools: StepTools, row: UploadRow): Promise<UploadRow> => following(tools, row, null);

async function following(
  { checks }: StepTools,
  row: UploadRow,
  analysisId: string | null,
): Promise<UploadRow> {
  const { id } = await checks.follow({ id: row.checkId, sha256: row.sha256, analysisId });
  return { ...row, stage: 'analysing', checkId: id, posting: false, target: null };
}

/** What every request of an upload has: it is the user's own word, so it goes before what runs by itself. */
function common({ signal, live }: StepTools, row: UploadRow) {
  return {
    lane: 'interactive',
    order: row.startedAt,
    signal,
    onWait: ({ until }: { until: number }, place: number): void => live({ waiting: { until, place } }),
  } as const;
}
