import { describe, expect, it } from 'vitest';
import type { Posted } from '@/utils/services/uploads/posted';
import { createReadPosted } from '@/utils/services/virustotal/upload';
import { CANARY, NOW } from './fixtures';
import { harness, json } from './harness';

const ORIGIN = 'https://www.virustotal.com';

describe('an upload', () => {
  it('to a host that the browser keeps Assay from does not leave', async () => {
    const asked: string[] = [];
    const mayReach = async (origin: string): Promise<boolean> => {
      asked.push(origin);
      return false;
    };
    const { client } = harness(() => json({}), { mayReach });
    const post = (): never => {
      throw new Error('posted');
    };
    expect(await client.files.upload({ name: 'x', target: null, post })).toMatchObject({
      failure: { tag: 'permission-missing', origin: ORIGIN },
      sent: false,
    });
    expect(asked).toEqual([ORIGIN]);
  });
});

describe('an upload of which no answer came', () => {
  const upload = async (posted: Posted, connected: boolean) => {
    let online = true;
    const { client } = harness(() => json({}), { isOnline: () => online });
    const post = async () => {
      online = connected;
      return posted;
    };
    return client.files.upload({ name: 'x', target: null, post });
  };
  const lost = (stalled: boolean, complete: boolean): Posted => ({ posted: 'lost', stalled, complete });

  it.each([
    ['without a connection', false, { tag: 'offline' }],
    ['with one', true, { tag: 'upstream', status: 0 }],
  ] as const)('and of which not all had left, %s', async (_, connected, failure) => {
    const reply = await upload(lost(false, false), connected);
    expect(reply).toMatchObject({ ok: false, failure, sent: true, transient: true });
  });

  it.each([
    ['all had left', lost(false, true), { tag: 'upstream', status: 0 }],
    ['nothing moved', lost(true, false), { tag: 'timeout' }],
    ['it was cancelled', { posted: 'cancelled' }, { tag: 'cancelled', sent: 1 }],
  ] as const)('is as it is where %s', async (_, posted, failure) => {
    expect(await upload(posted, false)).toMatchObject({ ok: false, failure, sent: true });
  });
});

describe('what came of a file that was sent', () => {
  const read = createReadPosted({ readKey: async () => CANARY, now: () => NOW });

  it.each<[Posted, object]>([
    [{ posted: 'elsewhere' }, { failure: { tag: 'upstream', reason: 'foreign-host' }, sent: false }],
    [{ posted: 'unreadable' }, { failure: { tag: 'internal' }, sent: true, transient: false }],
    [
      { posted: 'lost', stalled: false, complete: true },
      { failure: { status: 0 }, transient: true },
    ],
    [
      { posted: 'lost', stalled: true, complete: true },
      { failure: { tag: 'timeout' }, transient: true },
    ],
  ])('%o', async (posted, reply) => expect(await read(posted)).toMatchObject(reply));

  it('is VirusTotal’s word alone', async () => {
    const headers = [
      ['content-type', 'application/json'],
      ['assay-away', '1'],
    ] as const;
    const reply = await read({ posted: 'answered', status: 503, headers, text: '{}' });
    expect(reply).toMatchObject({ ok: false, failure: { tag: 'upstream', status: 503 } });
    expect(reply).not.toHaveProperty('gateway');
  });

  const answer = (text: string): Posted => ({
    ...{ posted: 'answered', status: 400, text },
    headers: [['content-type', 'application/json']],
  });
  const refusal = (message: string): string => JSON.stringify({ error: { code: 'X', message } });
  const said = async (message: string, key?: string, today: string | null = CANARY) => {
    const reply = await createReadPosted({ readKey: async () => today, now: () => NOW })(
      answer(refusal(message)),
      key,
    );
    return reply.ok || reply.failure.tag !== 'bad-input' ? null : reply.failure.why;
  };

  it('holds no key: the one that it was sent with, or today’s', async () => {
    expect(await said(`no ${CANARY}`)).toEqual({ reason: 'refused', message: 'no [key]' });
    expect(await said('no 12345678', '12345678')).toMatchObject({ message: 'no [key]' });
    expect(await said('no 1234567', '1234567')).toMatchObject({ message: 'no 1234567' });
    expect(await said(`no ${CANARY}`, undefined, null)).toMatchObject({ message: `no ${CANARY}` });
  });
});
