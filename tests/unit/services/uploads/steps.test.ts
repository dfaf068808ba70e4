import { describe, expect, it } from 'vitest';
import { MINUTE, SECOND } from '@/utils/domain/duration';
import type { Failure } from '@/utils/domain/failure';
import { DIRECT_AT_MOST } from '@/utils/domain/upload';
import { conclude, refused } from '@/utils/services/uploads/outcome';
import type { Posted } from '@/utils/services/uploads/posted';
import { ended, type UploadRow } from '@/utils/services/uploads/row';
import { step } from '@/utils/services/uploads/step';
import { ownWord } from '@/utils/services/uploads/step-tools';
import { answered } from '../../../support/fake-uploading';
import { error } from '../virustotal/harness';
import { SHA256, UPLOAD } from './an-upload';
import { createStepDesk } from './step-desk';

const PATH = '/home/user/setup.exe';
const SENDING: UploadRow = { ...UPLOAD, stage: 'sending' };
const ADDRESS = 'https://bigfiles.virustotal.com/upload/1';
const CANCELLED: Failure = { tag: 'cancelled', sent: 1 };

describe('fetching the file', () => {
  it('awaits what a page hands over, and makes sure of it', async () => {
    const { tools, seen } = createStepDesk();
    expect(await step(tools, UPLOAD)).toEqual(SENDING);
    expect(seen.words).toEqual(['await try-1', 'read try-1']);
    expect(seen.files).toEqual([{ path: null, size: 4, sha256: SHA256 }]);
  });

  it('reads a finished download from the disk, and awaits nobody', async () => {
    const { tools, seen } = createStepDesk();
    expect(await step(tools, { ...UPLOAD, path: PATH })).toEqual({ ...SENDING, path: PATH });
    expect(seen.words).toEqual(['read try-1']);
    expect(seen.files).toMatchObject([{ path: PATH }]);
  });

  it.each([
    ['small', DIRECT_AT_MOST, null, 'sending'],
    ['large', DIRECT_AT_MOST + 1, null, 'address'],
    ['large, and VirusTotal has said where', DIRECT_AT_MOST + 1, ADDRESS, 'sending'],
  ] as const)('leads to the next step: %s', async (_, size, target, stage) => {
    const row = { ...UPLOAD, size, target };
    expect(await step(createStepDesk().tools, row)).toEqual({ ...row, stage });
  });

  it('ends where the browser gives no context', async () => {
    const { tools, given, seen } = createStepDesk();
    given.opens = false;
    expect(await step(tools, UPLOAD)).toEqual(ended(UPLOAD, 'no-place'));
    expect(seen.words).toEqual([]);
  });

  it.each([
    ['gone', 'file-gone'],
    ['changed', 'file-changed'],
  ] as const)('ends where the file is %s', async (file, end) => {
    const { tools, given } = createStepDesk();
    given.file = file;
    expect(await step(tools, UPLOAD)).toEqual(ended(UPLOAD, end));
  });

  it('is given up a minute after the beginning, where nobody hands it over', async () => {
    const { tools, given, seen, clock } = createStepDesk();
    given.handsOver = (signal) =>
      new Promise((resolve) => signal.addEventListener('abort', () => resolve(false)));
    const row = { ...UPLOAD, startedAt: clock.now() };
    let next: UploadRow | null = null;
    void step(tools, row).then((given) => {
      next = given;
    });
    await clock.advance(MINUTE - 1);
    expect(next).toBeNull();
    await clock.advance(1);
    expect(next).toEqual(ended(row, 'file-gone'));
    expect(seen.words, 'there is nothing to read').toEqual(['await try-1']);
  });

  it('wakes nobody once it is handed over', async () => {
    const { tools, clock } = createStepDesk();
    await step(tools, { ...UPLOAD, startedAt: clock.now() });
    expect(clock.sleeping()).toEqual([]);
  });

  it('is cancelled, whatever was found', async () => {
    const { tools, cancel, given, clock } = createStepDesk();
    given.file = 'changed';
    given.handsOver = async () => {
      cancel();
      return false;
    };
    const row = { ...UPLOAD, startedAt: clock.now() };
    expect(await step(tools, row)).toEqual(ended(row, 'cancelled'));
    expect(clock.sleeping()).toEqual([]);
  });
});

describe('a file that is not in its place any more', () => {
  it.each(['nothing', 'begun'] as const)('is fetched again from the disk, or gone: %s', async (state) => {
    const { tools, given, seen } = createStepDesk();
    given.state = state;
    for (const stage of ['address', 'sending'] as const) {
      expect(await step(tools, { ...UPLOAD, stage, path: PATH })).toEqual({ ...UPLOAD, path: PATH });
      expect(await step(tools, { ...UPLOAD, stage })).toEqual(ended({ ...UPLOAD, stage }, 'file-gone'));
    }
    expect([seen.requests, seen.words]).toEqual([[], []]);
  });
});

it('a file in its place is sent, and no address is asked for', async () => {
  const { tools, seen } = createStepDesk();
  expect(await step(tools, SENDING)).toMatchObject({ stage: 'analysing' });
  expect(seen.words).toEqual(['post try-1']);
});

describe('asking where a large file may go', () => {
  const ASKING: UploadRow = { ...UPLOAD, stage: 'address' };

  it('costs one request, which may be repeated, and goes before what runs by itself', async () => {
    const { tools, seen } = createStepDesk();
    expect(await step(tools, ASKING)).toEqual({ ...ASKING, stage: 'sending', target: ADDRESS });
    expect(seen.requests).toMatchObject([
      { label: 'ask where to upload', repeat: 'idempotent', lane: 'interactive', order: 1 },
    ]);
    expect(seen.requests[0]?.signal).toBe(tools.signal);
  });

  it('is refused as VirusTotal says', async () => {
    const { tools, given } = createStepDesk();
    given.address = () => error(403, 'ForbiddenError');
    expect(await step(tools, ASKING)).toEqual(ended(ASKING, 'refused', { tag: 'forbidden' }));
  });

  it('tells its place in line', () => {
    const { tools, seen } = createStepDesk();
    ownWord(tools, ASKING).onWait({ until: 9 }, 2);
    expect(seen.lives).toEqual([{ waiting: { until: 9, place: 2 } }]);
  });
});

describe('what has not left', () => {
  it.each([
    [{ tag: 'cancelled', sent: 0 }, ended(SENDING, 'cancelled')],
    [{ tag: 'no-key' }, ended(SENDING, 'refused', { tag: 'no-key' })],
    [
      { tag: 'quota', window: 'day', resetsAt: 1 },
      ended(SENDING, 'refused', { tag: 'quota', window: 'day', resetsAt: 1 }),
    ],
  ] as const)('ends: %j', async (failure, end) => {
    const { tools, seen } = createStepDesk();
    expect(await refused(tools, SENDING, failure)).toEqual(end);
    expect(seen.lives).toEqual([]);
  });

  it('for want of a connection looks for one every half minute, and says so', async () => {
    const { tools, seen, clock } = createStepDesk();
    let next: UploadRow | null = null;
    void refused(tools, { ...SENDING, posting: true }, { tag: 'offline' }).then((given) => {
      next = given;
    });
    await clock.advance(30 * SECOND - 1);
    expect([next, seen.lives]).toEqual([null, [{ failure: { tag: 'offline' } }]]);
    await clock.advance(1);
    expect(next).toEqual(SENDING);
  });

  it('is cancelled while it waits for a connection', async () => {
    const { tools, cancel, clock } = createStepDesk();
    const waiting = refused(tools, SENDING, { tag: 'offline' });
    cancel();
    expect(await waiting).toEqual(ended(SENDING, 'cancelled'));
    expect(clock.sleeping()).toEqual([]);
  });
});

describe('what becomes of an upload whose order has left', () => {
  const POSTING: UploadRow = { ...SENDING, posting: true, spendId: 7, target: ADDRESS };
  const no = (failure: Failure) => ({ ok: false, failure, spent: 1 }) as const;
  const said = (status: number, code: string) => answered(status, { error: { code, message: 'x' } });
  const lost = (complete: boolean): Posted => ({ posted: 'lost', stalled: false, complete });
  const FORBIDDEN = no({ tag: 'forbidden' });
  /** VirusTotal has it, or may have: which analysis that is only its answer says. */
  const followed = (analysisId: string | null) => {
    const { spendId: _, ...rest } = POSTING;
    return {
      row: { ...rest, stage: 'analysing', posting: false, target: null, checkId: 'followed' },
      orders: [{ id: 'check-1', sha256: SHA256, analysisId }],
    };
  };

  it.each([
    ['it was taken', { ok: true, value: { analysisId: 'a1' }, raw: '', spent: 1 } as const, null, 'a1'],
    ['it was lost with all of it there', no({ tag: 'timeout' }), lost(true), null],
    [
      'it is being analysed already',
      no({ tag: 'already-exists', what: 'analysis' }),
      said(409, 'AlreadySubmittedError'),
      null,
    ],
    ['VirusTotal failed with all of it', no({ tag: 'upstream', status: 500 }), said(500, 'x'), null],
    [
      'the answer cannot be read',
      no({ tag: 'upstream', status: 200, reason: 'unreadable' }),
      said(200, 'x'),
      null,
    ],
    [
      'the answer is no VirusTotal’s',
      no({ tag: 'upstream', status: 399, reason: 'unexpected-shape' }),
      said(399, 'x'),
      null,
    ],
    ['it was cancelled after VirusTotal failed', no(CANCELLED), said(503, 'TransientError'), null],
    ['it was cancelled after VirusTotal had it', no(CANCELLED), said(409, 'AlreadySubmittedError'), null],
  ] as const)('is followed where %s', async (_, reply, posted, analysisId) => {
    const { tools, seen } = createStepDesk();
    const { row, orders } = followed(analysisId);
    expect(await conclude(tools, { ...POSTING, cancelling: true }, reply, posted)).toEqual(row);
    expect(seen.followed).toEqual(orders);
  });

  it.each([
    ['refused', FORBIDDEN, said(403, 'ForbiddenError'), ended(POSTING, 'refused', { tag: 'forbidden' })],
    [
      'refused with a status that is no failure of VirusTotal',
      no({ tag: 'upstream', status: 499 }),
      said(499, 'x'),
      ended(POSTING, 'refused', { tag: 'upstream', status: 499 }),
    ],
    [
      'refused in words that cannot be read',
      no({ tag: 'upstream', status: 400, reason: 'unreadable' }),
      said(400, 'x'),
      ended(POSTING, 'refused', { tag: 'upstream', status: 400, reason: 'unreadable' }),
    ],
    [
      'answered oddly, but readably',
      no({ tag: 'upstream', status: 200 }),
      said(200, 'x'),
      ended(POSTING, 'refused', { tag: 'upstream', status: 200 }),
    ],
    ['not readable here', FORBIDDEN, { posted: 'unreadable' }, ended(POSTING, 'file-changed')],
    ['cancelled on its way', no({ tag: 'timeout' }), { posted: 'cancelled' }, ended(POSTING, 'cancelled')],
    ['broken off', no({ tag: 'timeout' }), lost(false), ended(POSTING, 'interrupted')],
    [
      'not begun for want of a permission',
      no({ tag: 'permission-missing', origin: 'https://x.example' }),
      null,
      ended(POSTING, 'refused', { tag: 'permission-missing', origin: 'https://x.example' }),
    ],
    [
      'held to another gateway',
      no({ tag: 'upstream', status: 0, reason: 'foreign-host' }),
      { posted: 'elsewhere' },
      ended(POSTING, 'refused', { tag: 'upstream', status: 0, reason: 'foreign-host' }),
    ],
    ['never begun', no({ tag: 'cancelled', sent: 0 }), null, ended(POSTING, 'cancelled')],
  ] as const)('ends where it was %s', async (_, reply, posted, end) => {
    const { tools, seen } = createStepDesk();
    expect(await conclude(tools, POSTING, reply, posted)).toEqual(end);
    expect(seen.followed).toEqual([]);
  });

  it('is cancelled, not refused, where the user was faster than the answer', async () => {
    const { tools, cancel } = createStepDesk();
    cancel();
    const end = await conclude(tools, POSTING, no(CANCELLED), said(403, 'ForbiddenError'));
    expect(end).toEqual(ended(POSTING, 'cancelled'));
  });
});
