import type { Failure } from '@/utils/domain/failure';
import { success } from '@/utils/domain/result';
import { viewOf } from '@/utils/services/checks/row';
import type { LaneReply, LaneRequest } from '@/utils/services/quota/lanes';
import type { FileState, PlaceState, UploadPlace, WantedFile } from '@/utils/services/uploads/place';
import type { Posted, PostOrder } from '@/utils/services/uploads/posted';
import type { Live, UploadRow } from '@/utils/services/uploads/row';
import type { StepTools } from '@/utils/services/uploads/step-tools';
import { createReadPosted } from '@/utils/services/virustotal/upload';
import { createFakeClock, type FakeClock } from '../../../support/fake-clock';
import { ACCEPTED } from '../../../support/fake-uploading';
import { ROW } from '../checks/a-row';
import { harness, json } from '../virustotal/harness';

/** The tools of one step of an upload: a test says what place and line do, and sees what they were told. */
export function createStepDesk(clock: FakeClock = createFakeClock()) {
  const cancelled = new AbortController();
  const given = {
    opens: true,
    state: 'file' as PlaceState,
    /** What the place finds of the file it reads. */
    file: 'here' as FileState,
    handsOver: async (_: AbortSignal): Promise<boolean> => true,
    /** What becomes of an order; of one that was given before. */
    posted: async (): Promise<Posted | null> => ACCEPTED,
    attached: ACCEPTED as Posted | null,
    notes: async (row: UploadRow): Promise<UploadRow | null> => row,
    /** Asked when all else is known, in the moment before an order is given. */
    isOnline: () => true,
    /** What VirusTotal says where the file goes. */
    address: () => json({ data: 'https://bigfiles.virustotal.com/upload/1' }),
    /** Why nothing leaves. */
    line: null as Failure | null,
    /** How a request gets from the line to its reply. */
    async travel<T>(request: LaneRequest<T>, go: () => Promise<LaneReply<T>>): Promise<LaneReply<T>> {
      await request.onLeave?.(7);
      return go();
    },
  };
  const seen = {
    /** Every word to the place, in order. */
    words: [] as string[],
    files: [] as WantedFile[],
    orders: [] as PostOrder[],
    noted: [] as UploadRow[],
    lives: [] as Live[],
    requests: [] as Omit<LaneRequest<unknown>, 'call'>[],
    followed: [] as object[],
    settled: [] as (readonly [number, number])[],
  };
  const { client } = harness(() => given.address(), {
    isOnline: () => given.isOnline(),
  });
  const word = (name: string, attempt: string): void => void seen.words.push(`${name} ${attempt}`);
  const place: UploadPlace = {
    open: async () => given.opens,
    stateOf: async () => given.state,
    async awaitFile(attempt, signal) {
      word('await', attempt);
      return given.handsOver(signal);
    },
    async readFile(attempt, file) {
      word('read', attempt);
      seen.files.push(file);
      return given.file;
    },
    async post(attempt, order, onSent) {
      word('post', attempt);
      seen.orders.push(order);
      onSent(4, true);
      return given.posted();
    },
    async attach(attempt) {
      word('attach', attempt);
      return given.attached;
    },
    cancel: async (attempt) => word('cancel', attempt),
    rearm: (attempt) => word('rearm', attempt),
    forget: (attempt) => word('forget', attempt),
    close: () => void seen.words.push('close'),
  };
  const tools: StepTools = {
    ...{ place, clock, signal: cancelled.signal },
    lanes: {
      async send<T>(request: LaneRequest<T>): Promise<LaneReply<T>> {
        seen.requests.push(request);
        if (given.line) return { ok: false, failure: given.line, spent: 0 };
        return given.travel(request, async () => ({ ...(await request.call(client)), spent: 1 }));
      },
      raise: () => undefined,
      resume: () => undefined,
    },
    ledger: {
      async settle(id, at) {
        seen.settled.push([id, at]);
        return success(null);
      },
    },
    checks: {
      async follow(order) {
        seen.followed.push(order);
        return viewOf({ ...ROW, id: 'followed' });
      },
    },
    readPosted: createReadPosted({ readKey: async () => 'c0ffee'.repeat(8), now: clock.now }),
    async note(row) {
      seen.noted.push(row);
      return given.notes(row);
    },
    onSent: () => undefined,
    live: (known) => void seen.lives.push(known),
  };
  return { tools, clock, given, seen, cancel: () => cancelled.abort() };
}
