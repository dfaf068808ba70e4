import { describe, expect, it } from 'vitest';
import type { Posted } from '@/utils/services/uploads/posted';
import { createReadPosted } from '@/utils/services/virustotal/upload';
import { CANARY, NOW } from './fixtures';
import { harness, json } from './harness';

const ORIGIN = 'https://www.virustotal.com';

describe('an upload of which no answer came', () => {
  const upload = async (posted: Posted, why: 'offline' | 'permission-missing' | 'unreachable') => {
    const asked: string[] = [];
    const diagnose = async (origin: string) => {
      asked.push(origin);
      return why;
    };
    const { client } = harness(() => json({}), { diagnose });
    const reply = await client.files.upload({ name: 'x', target: null, post: async () => posted });
    return { reply, asked };
  };
  const lost = (stalled: boolean, complete: boolean): Posted => ({ posted: 'lost', stalled, complete });

  it.each([
    ['permission-missing', { tag: 'permission-missing', origin: ORIGIN }, false, false],
    ['offline', { tag: 'offline' }, true, true],
    ['unreachable', { tag: 'upstream', status: 0 }, true, true],
  ] as const)(
    'and of which not all had left: the browser may know why, %s',
    async (why, failure, sent, transient) => {
      const { reply, asked } = await upload(lost(false, false), why);
      expect(reply).toMatchObject({ ok: false, failure, sent, transient });
      expect(asked).toEqual([ORIGIN]);
    },
  );

  it.each([
    ['all had left', lost(false, true), { tag: 'upstream', status: 0 }],
    ['nothing moved', lost(true, false), { tag: 'timeout' }],
    ['it was cancelled', { posted: 'cancelled' }, { tag: 'cancelled', sent: 1 }],
  ] as const)('is as it is where %s', async (_, posted, failure) => {
    const { reply, asked } = await upload(posted, 'offline');
    expect(reply).toMatchObject({ ok: false, failure, sent: true });
    expect(asked).toEqual([]);
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
