import { noAnswer } from '../virustotal/reply';
import { conclude, followWithout } from './outcome';
import type { Posted } from './posted';
import { ended, type UploadRow } from './row';
import { ownWord, type StepTools } from './step-tools';

/** The order to send is written down before it leaves; from then on its end is asked for, never a second one sent. */
export async function send(tools: StepTools, row: UploadRow): Promise<UploadRow> {
  const { place, signal } = tools;
  const { attempt, name, target } = row;
  let current = row;
  let posted: Posted | null = null;
  let [orders, lost, usedUp] = [0, false, false];
  const reply = await tools.lanes.send<{ analysisId: string }>({
    ...ownWord(tools, row),
    label: 'upload file',
    repeat: 'once',
    async onLeave(spendId) {
      const noted = await tools.note({ ...current, posting: true, spendId });
      if (!noted) throw new Error('cancelled meanwhile');
      current = noted;
    },
    async onReturn() {
      // What VirusTotal said to this order is no answer to the next, nor to a cancellation.
      posted = null;
      place.rearm(attempt);
      await tools.note({ ...current, posting: false });
    },
    call(client) {
      orders += 1;
      posted = null;
      // An address takes one file: after a refusal there has to be a new one.
      usedUp = target !== null && orders > 1;
      if (usedUp) return Promise.resolve(noAnswer({ tag: 'internal', detail: 'address' }, { sent: false }));
      return client.files.upload({
        name,
        target,
        signal,
        async post(order) {
          // Cancelled since it was written down: the context is not even told.
          posted = signal.aborted ? { posted: 'cancelled' } : await place.post(attempt, order, tools.onSent);
          lost = posted === null;
          return posted ?? { posted: 'lost', stalled: false, complete: true };
        },
      });
    },
  });
  if (usedUp) {
    return signal.aborted
      ? ended(current, 'cancelled')
      : { ...current, stage: 'address', target: null, posting: false };
  }
  return lost ? followWithout(tools, current) : conclude(tools, current, reply, posted);
}

/** After a worker's death: the context may have gone on. If it is gone too, VirusTotal is asked what it knows. */
export async function reattach(tools: StepTools, row: UploadRow): Promise<UploadRow> {
  const { place, clock, ledger } = tools;
  // Before anything is awaited: the ledger's row may be too old by now to hold a place in the minute.
  const letGo = row.spendId === undefined ? undefined : ledger.adopt(row.spendId);
  // It has the file and was never told to send it.
  if ((await place.stateOf(row.attempt)) === 'file') {
    letGo?.();
    return { ...row, posting: false };
  }
  // The worker that was told may have died before the context was.
  if (row.cancelling) await place.cancel(row.attempt);
  const posted = await place.attach(row.attempt, tools.onSent);
  // Only now has it all arrived at VirusTotal: it counts in the minute that begins here.
  if (row.spendId !== undefined) await ledger.settle(row.spendId, clock.now());
  if (posted === null) return followWithout(tools, row);
  const reply = await tools.readPosted(posted);
  if (!reply.ok && (reply.failure.tag === 'quota' || reply.failure.tag === 'too-many-requests')) {
    if (row.cancelling || tools.signal.aborted) return ended(row, 'cancelled');
    place.rearm(row.attempt);
    return { ...row, posting: false, stage: row.target === null ? 'sending' : 'address', target: null };
  }
  return conclude(tools, row, { ...reply, spent: 1 }, posted);
}
