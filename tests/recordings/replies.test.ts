import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { answered, type Report } from '@/utils/domain/report';
import type { VirusTotalClient } from '@/utils/services/virustotal/client';
import type { Reply } from '@/utils/services/virustotal/reply';
import { bodyOf, clientFor, dataOf, INDEX, isReply, of, type Recording } from './recordings';

type LookUp = (client: VirusTotalClient, id: string) => Promise<Reply<Report>>;

const LOOK_UPS: Readonly<Record<string, LookUp>> = {
  url: (client) => client.urls.get('http://x.example/'),
  file: (client, id) => client.files.get(id),
  domain: (client, id) => client.domains.get(id),
  ip: (client, id) => client.addresses.get(id),
};

const FAILURES: Readonly<Record<number, string>> = {
  400: 'bad-input',
  401: 'wrong-key',
  404: 'not-found',
  409: 'already-exists',
};

it('has the recordings at hand (ASSAY_SHARED)', () => expect(existsSync(INDEX), INDEX).toBe(true));

describe.each(Object.entries(LOOK_UPS))('real reports: %s', (kind, ask) => {
  it.each(of(kind, isReply))('$file', async (recording) => {
    const { id, attributes } = dataOf(recording) as {
      id: string;
      attributes: Record<string, Record<string, number> | undefined>;
    };
    const reply = await ask(clientFor(recording), id);
    if (!reply.ok) throw new Error(JSON.stringify(reply.failure));
    const stats = attributes.last_analysis_stats;
    expect(reply.value.kind).toBe(kind);
    expect(reply.value.contradictory).toBe(false);
    expect(reply.value.counts.malicious).toBe(stats?.malicious ?? 0);
    expect(reply.value.engines).toHaveLength(Object.keys(attributes.last_analysis_results ?? {}).length);
    expect(reply.value.engines.filter(({ category }) => category === 'other')).toEqual([]);
    if (stats) expect(answered(reply.value.counts)).toBeGreaterThan(0);
    if (attributes.last_analysis_date) expect(reply.value.analysedAt).not.toBeNull();
  });
});

it.each(of('file', (recording) => !isReply(recording)))('no reply: $file', async (recording) => {
  expect(await clientFor(recording).files.get('0')).toMatchObject({
    failure: { reason: 'unexpected-shape' },
  });
});

describe('real refusals', () => {
  it.each(of('error'))('$status $file', async (recording) => {
    const reply = await clientFor(recording).urls.get('http://x.example/');
    const code = (bodyOf(recording).error as { code: string }).code;
    const expected =
      FAILURES[recording.status] ?? (code === 'QuotaExceededError' ? 'quota' : 'too-many-requests');
    expect(reply).toMatchObject({ ok: false, status: recording.status, failure: { tag: expected } });
  });
});

describe('real lists', () => {
  const ref = { kind: 'domain', id: 'x.example' } as const;
  const length = (recording: Recording) => (dataOf(recording) as unknown[]).length;

  it.each(of('comments'))('$file', async (recording) => {
    const reply = await clientFor(recording).community.listComments(ref);
    expect(reply.ok && reply.value.items).toHaveLength(length(recording));
  });

  it.each(of('votes', (recording) => Array.isArray(dataOf(recording))))('$file', async (recording) => {
    const reply = await clientFor(recording).community.listVotes(ref);
    expect(reply.ok && reply.value.items).toHaveLength(length(recording));
    expect(reply.ok && reply.value.items.some(({ value }) => value < 0)).toBe(true);
  });

  it.each([...of('search'), ...of('relationship', (recording) => Array.isArray(dataOf(recording)))])(
    '$file',
    async (recording) => {
      const client = clientFor(recording);
      const elements = dataOf(recording) as { type: string; attributes?: unknown }[];
      const types = new Set(elements.map(({ type }) => type));
      const isHit = ({ type, attributes }: { type: string; attributes?: unknown }) =>
        attributes !== undefined &&
        ['url', 'file', 'domain', 'ip_address', 'comment', 'resolution'].includes(type);
      const reply = types.has('resolution')
        ? await client.domains.resolutions('x')
        : await client.search('x');
      expect(reply.ok && reply.value.items).toHaveLength(elements.filter(isHit).length);
      const next = (bodyOf(recording).links as { next?: string } | undefined)?.next;
      if (next) expect(reply.ok && reply.value.cursor).not.toBeNull();
    },
  );
});

describe('the other real replies', () => {
  it.each(of('analysis'))('$file', async (recording) => {
    const reply = await clientFor(recording).analyses.get('x');
    const completed = recording.file.includes('virustotalx');
    expect(reply).toMatchObject({ ok: true, value: { status: completed ? 'completed' : 'queued' } });
    expect(reply.ok && reply.value.itemId !== null).toBe(completed);
  });

  it.each(of('submit'))('$file', async (recording) => {
    const client = clientFor(recording);
    const isAddress = typeof dataOf(recording) === 'string';
    const reply = isAddress ? await client.files.uploadUrl() : await client.files.analyse('x');
    expect(reply.ok).toBe(true);
  });

  it.each(of('quota'))('$file', async (recording) => {
    const reply = await clientFor(recording).account.quotas();
    expect(reply).toMatchObject({
      value: { limits: { minute: 55_000, day: 99_000_000 }, used: { hour: 653 } },
    });
  });

  it.each(of('votes', (recording) => !Array.isArray(dataOf(recording))))('$file', async (recording) => {
    const reply = await clientFor(recording).community.voteOnComment('x', 'positive');
    expect(reply).toMatchObject({ value: { positive: 1, negative: 0, abuse: 0 } });
  });

  it.each(of('relationship', (recording) => !Array.isArray(dataOf(recording))))(
    '$file',
    async (recording) => {
      const client = clientFor(recording);
      const { type } = dataOf(recording) as { type?: string };
      const url = { kind: 'url', id: 'x' } as const;
      if (type === 'ip_address')
        expect((await client.relations.relatedOne(url, 'last_serving_ip_address')).ok).toBe(true);
      else expect((await client.files.behaviourSummary('x')).ok).toBe(true);
    },
  );
});
