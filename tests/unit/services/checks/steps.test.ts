import { beforeEach, describe, expect, it } from 'vitest';
import type { Failure } from '@/utils/domain/failure';
import { DEFAULT_SETTINGS, type Settings } from '@/utils/domain/settings';
import { followAnalysis } from '@/utils/services/checks/follow';
import { lookUp } from '@/utils/services/checks/look-up';
import type { StepTools } from '@/utils/services/checks/parts';
import { follow, publish } from '@/utils/services/checks/publish';
import type { CheckRow } from '@/utils/services/checks/row';
import type { LaneReply, LaneRequest } from '@/utils/services/quota/lanes';
import { createClient } from '@/utils/services/virustotal/client';
import { ROW } from './a-row';

const NOW = Date.UTC(2026, 10, 21);
const SHA = 'ab'.repeat(32);

type Answer = { readonly value: unknown } | { readonly failure: Failure; readonly spent?: number };

/** What a step did, and the world that it did it in: a lane that is free, and a line that carries no word. */
let told: string[];
let requests: Pick<LaneRequest<unknown>, 'label' | 'repeat' | 'fresh' | 'about' | 'list' | 'lane'>[];
let asked: string[];
let answer: Answer;
let settings: () => Promise<Settings>;
let cached: unknown;

const client = createClient({
  fetch: async (input, init) => {
    asked.push(`${init?.method} ${new URL(String(input)).pathname.replace('/api/v3/', '')}`);
    throw new TypeError('no line');
  },
  ...{
    readKey: async () => 'key',
    keptKeys: async () => ['key'],
    readAddress: async () => 'https://www.virustotal.com',
  },
  ...{ isOnline: () => true, mayReach: async () => true, now: () => NOW },
  timeout: () => new AbortController().signal,
});

async function send<T>(request: LaneRequest<T>): Promise<LaneReply<T>> {
  const { label, repeat, fresh, about, list, lane } = request;
  requests.push({ label, repeat, fresh: fresh ?? false, about, list, lane });
  try {
    await request.onLeave?.(1);
  } catch {
    return { ok: false, failure: { tag: 'internal', detail: 'kept' }, spent: 0 };
  }
  await request.call(client);
  if ('failure' in answer) return { ok: false, failure: answer.failure, spent: answer.spent ?? 1 };
  return { ok: true, value: answer.value as T, raw: 'raw', spent: 1 } as LaneReply<T>;
}

const note = (how: string) => async (row: CheckRow) => {
  told.push(`${how} ${row.state.phase} ${row.spent} ${row.posting}`);
  return row;
};
const tools = {
  lanes: { send, raise: () => undefined, resume: () => undefined },
  reports: {
    find: async () => cached,
    forgetUnknown: async (key: string) => void told.push(`forget ${key}`),
    keepUnknown: async (key: string) => void told.push(`unknown ${key}`),
  },
  clock: { now: () => NOW, elapsed: () => 0, wait: async () => undefined },
  settings: () => settings(),
  signal: new AbortController().signal,
  ...{ note: note('note'), noteSurely: note('surely') },
} as unknown as StepTools;

beforeEach(() => {
  [told, requests, asked] = [[], [], []];
  cached = null;
  settings = async () => DEFAULT_SETTINGS;
});

const file: CheckRow = { ...ROW, indicator: { kind: 'file', value: SHA }, request: SHA };
const following = { analysisId: 'u-1', since: NOW, notifies: false, looks: 0, nextLookAt: NOW };

describe('looking up', () => {
  it.each([
    [ROW, `GET urls/${Buffer.from('https://a.example/x').toString('base64url')}`, 'look up url'],
    [{ ...ROW, urlId: SHA }, `GET urls/${SHA}`, 'look up url'],
    [file, `GET files/${SHA}`, 'look up file'],
    [
      { ...ROW, indicator: { kind: 'domain', value: 'a.example' }, request: null },
      'GET domains/a.example',
      'look up domain',
    ],
    [
      { ...ROW, indicator: { kind: 'ip', value: '198.51.100.7' }, request: '198.51.100.7' },
      'GET ip_addresses/198.51.100.7',
      'look up ip',
    ],
  ] as const)('asks for the object: %#', async (row, request, label) => {
    answer = { failure: { tag: 'not-found' } };
    expect(await lookUp(tools, row as CheckRow)).toMatchObject({
      stage: 'ended',
      spent: 1,
      state: { phase: 'unknown', submission: 'none' },
    });
    expect(asked).toEqual([request]);
    expect(requests).toMatchObject([{ label, repeat: 'idempotent', lane: 'interactive', fresh: false }]);
    expect(told).toEqual([
      'note looking-up 0 false',
      'note looking-up 1 false',
      expect.stringMatching(/^unknown /),
    ]);
  });

  it('keeps nothing of a private window, and writes nothing about it', async () => {
    answer = { failure: { tag: 'not-found' } };
    await lookUp(tools, { ...ROW, ephemeral: true });
    expect(requests[0]?.about).toBeUndefined();
    expect(told.some((line) => line.startsWith('unknown'))).toBe(false);
    await lookUp(tools, { ...ROW, list: 'l1' });
    expect(requests[1]).toMatchObject({ about: 'https://a.example/x', list: 'l1' });
  });

  it('asks anew where that is wanted, and else takes what is known', async () => {
    cached = { unknown: true, fetchedAt: NOW };
    answer = { failure: { tag: 'forbidden' } };
    expect(await lookUp(tools, ROW)).toMatchObject({ state: { phase: 'unknown' }, spent: 0 });
    expect(asked).toEqual([]);
    expect(await lookUp(tools, { ...ROW, refresh: true })).toMatchObject({
      ...{ stage: 'ended', spent: 1, state: { phase: 'failed', failure: { tag: 'forbidden' } } },
    });
    expect(requests).toMatchObject([{ fresh: true }]);
  });

  it('waits for a connection', async () => {
    answer = { failure: { tag: 'offline' }, spent: 0 };
    expect(await lookUp(tools, ROW)).toMatchObject({
      stage: 'offline',
      state: { phase: 'failed' },
      active: 'url:a',
    });
  });

  it('asks the gate once more before it leaves', async () => {
    settings = async () => ({ ...DEFAULT_SETTINGS, privateHosts: ['a.example'] });
    answer = { failure: { tag: 'not-found' } };
    expect(await lookUp(tools, ROW)).toMatchObject({
      spent: 0,
      state: { failure: { tag: 'private', host: 'a.example' } },
    });
    expect(asked).toEqual([]);
  });
});

describe('publishing', () => {
  const submit: CheckRow = { ...ROW, stage: 'submit' };

  it.each([
    [submit, 'POST urls', 'submit url'],
    [{ ...ROW, stage: 'rescan', urlId: SHA }, `POST urls/${SHA}/analyse`, 're-scan url'],
    [{ ...file, stage: 'rescan' }, `POST files/${SHA}/analyse`, 're-scan file'],
  ] as const)('leaves once, and is written down before: %#', async (row, request, label) => {
    answer = { value: { analysisId: 'u-1' } };
    expect(await publish(tools, row)).toMatchObject({
      ...{ stage: 'follow', posting: false, scanned: true, spent: 1 },
      following: { analysisId: 'u-1', since: NOW, looks: 0, notifies: false },
      state: { phase: 'analysing', looks: 0 },
    });
    expect(asked).toEqual([request]);
    expect(requests).toMatchObject([{ label, repeat: 'once' }]);
    expect(told).toEqual([
      expect.stringMatching(/^forget /),
      'note looking-up 0 false',
      'surely looking-up 1 true',
    ]);
  });

  it.each([
    [{ tag: 'already-exists', what: 'analysis' }, 0],
    [{ tag: 'timeout' }, 1],
    [{ tag: 'offline' }, 1],
    [{ tag: 'upstream', status: 503 }, 1],
  ] as const)('is read back where nobody knows whether it arrived: %j', async (failure, spent) => {
    answer = { failure, spent };
    expect(await publish(tools, submit)).toMatchObject({
      stage: 'read-back',
      following: { analysisId: null },
    });
  });

  it.each([
    [{ tag: 'forbidden' }, 1],
    [{ tag: 'timeout' }, 0],
    [{ tag: 'offline' }, 0],
  ] as const)('has failed where it did not arrive: %j', async (failure, spent) => {
    answer = { failure, spent };
    expect(await publish(tools, submit)).toMatchObject({
      stage: 'ended',
      state: { phase: 'failed', failure },
    });
  });

  it('is never sent a second time', async () => {
    expect(await publish(tools, { ...submit, posting: true })).toMatchObject({ stage: 'read-back' });
    expect([asked, told]).toEqual([[], []]);
  });

  it('is told of at its end where that is wanted, and not of a private window', async () => {
    const notifies = async (row: CheckRow) => (await follow(tools, row, 'u-1')).following?.notifies;
    expect(await notifies(ROW)).toBe(false);
    settings = async () => ({ ...DEFAULT_SETTINGS, notifyScanEnd: true });
    expect(await notifies(ROW)).toBe(true);
    expect(await notifies({ ...ROW, ephemeral: true })).toBe(false);
    settings = () => Promise.reject(new Error('unreadable'));
    expect(await notifies(ROW)).toBe(false);
  });
});

describe('following a scan', () => {
  const look = (status: string, itemId: string | null) => {
    answer = { value: { id: 'u-1', status, itemId } };
  };
  const scanned: CheckRow = { ...file, stage: 'follow', following };

  it.each([
    ['completed', SHA, { stage: 'read-back' }],
    ['completed', null, { stage: 'read-back' }],
    ['queued', SHA, { stage: 'follow', following: { looks: 1 }, state: { phase: 'analysing', looks: 1 } }],
    ['completed', 'cd'.repeat(32), { stage: 'ended', state: { failure: { reason: 'other-file' } } }],
    ['queued', 'cd'.repeat(32), { stage: 'ended', state: { failure: { reason: 'other-file' } } }],
  ] as const)('of a file that is %s', async (status, itemId, row) => {
    look(status, itemId);
    expect(await followAnalysis(tools, scanned)).toMatchObject(row);
    expect(asked).toEqual(['GET analyses/u-1']);
    expect(requests).toMatchObject([{ label: 'look at analysis', repeat: 'idempotent', fresh: true }]);
  });

  it('minds no other name of the same', async () => {
    look('completed', 'cd'.repeat(32));
    const link = { ...ROW, stage: 'follow', following } as const;
    // As long as the id of an address, which is of its text as VirusTotal writes it.
    const long = { ...link, request: 'https://a.example/'.padEnd(64, 'x') };
    for (const row of [link, long])
      expect(await followAnalysis(tools, row)).toMatchObject({ stage: 'read-back' });
    const byMd5 = { ...scanned, request: 'ab'.repeat(16) };
    expect(await followAnalysis(tools, byMd5)).toMatchObject({ stage: 'read-back' });
    look('completed', SHA);
    expect(await followAnalysis(tools, { ...scanned, request: SHA.toUpperCase() })).toMatchObject({
      stage: 'read-back',
    });
  });

  it.each([
    [{ tag: 'timeout' }, { stage: 'follow', following: { looks: 1 } }],
    [{ tag: 'not-found' }, { stage: 'follow', following: { looks: 1 } }],
    [{ tag: 'offline' }, { stage: 'follow', following: { looks: 0, nextLookAt: NOW + 30_000 } }],
    [{ tag: 'wrong-key' }, { stage: 'ended', state: { phase: 'failed', failure: { tag: 'wrong-key' } } }],
  ] as const)('that cannot be looked at: %j', async (failure, row) => {
    answer = { failure };
    expect(await followAnalysis(tools, scanned)).toMatchObject(row);
  });

  it('whose name was lost is read back', async () => {
    const lost = { ...scanned, following: { ...following, analysisId: null } };
    expect(await followAnalysis(tools, lost)).toMatchObject({ stage: 'read-back' });
    expect(asked).toEqual([]);
  });
});
