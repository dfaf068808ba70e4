import { describe, expect, it } from 'vitest';
import {
  addressObject,
  commentObject,
  domainObject,
  FILE_ID,
  fileObject,
  type Json,
  SECONDS,
  urlObject,
} from './fixtures';
import { harness, json } from './harness';

const client = (body: unknown, address = 'https://www.virustotal.com') =>
  harness(() => json(body), { readAddress: async () => address }).client;
const shape = { ok: false, failure: { tag: 'upstream', reason: 'unexpected-shape' } };

describe('the rest', () => {
  it('reads both sides of a resolution', async () => {
    const attributes = { host_name: 'a.example', ip_address: '203.0.113.7', date: SECONDS - 5 };
    const data = [{ type: 'resolution', id: '203.0.113.7a.example', attributes }];
    const [one] = await Promise.all([client({ data }).domains.resolutions('a.example')]);
    expect(one.ok && one.value.items).toEqual([
      { id: '203.0.113.7a.example', host: 'a.example', address: '203.0.113.7', at: (SECONDS - 5) * 1000 },
    ]);
  });

  it.each([
    ['no host', { host_name: null }],
    ['no address', { ip_address: 5 }],
    ['a host that is none', { host_name: 'a/b' }],
    ['an address that is none', { ip_address: 'b.example' }],
    ['another type', { type: 'vote' }],
  ])('leaves out a resolution with %s', async (_, { type = 'resolution', ...odd }: Json) => {
    const attributes = { host_name: 'a.example', ip_address: '203.0.113.7', ...odd };
    const reply = await client({ data: [{ type, id: 'r', attributes }] }).domains.resolutions('a.example');
    expect(reply.ok && reply.value.items).toEqual([]);
  });

  it('reads what a sandbox saw', async () => {
    const run = {
      processes_created: ['a.exe'],
      files_dropped: [{ path: 'C:\\b.dll' }, { nothing: 1 }, 'x'],
      dns_lookups: [{ hostname: 'c2.example' }],
      ip_traffic: [{ destination_ip: '203.0.113.9', destination_port: 443 }],
      registry_keys_set: [{ key: 'HKCU\\Run' }],
      http_conversations: [{ url: 'http://c2.example/' }],
      mitre_attack_techniques: [{ id: 'T1059', signature_description: 'runs a shell' }, 5],
    };
    const seen = {
      processes: ['a.exe'],
      filesDropped: ['C:\\b.dll'],
      hosts: ['c2.example'],
      addresses: ['203.0.113.9'],
      registryKeysSet: ['HKCU\\Run'],
      urls: ['http://c2.example/'],
      techniques: [{ id: 'T1059', description: 'runs a shell' }],
      mutexes: [],
    };
    expect(await client({ data: run }).files.behaviourSummary(FILE_ID)).toMatchObject({
      ok: true,
      value: seen,
    });
    const odd = { files_dropped: 'x', mitre_attack_techniques: {} };
    const none = { filesDropped: [], techniques: [] };
    expect(await client({ data: odd }).files.behaviourSummary(FILE_ID)).toMatchObject({ value: none });
    const many = Array.from({ length: 200 }, (_, at) => ({ id: `T${at}` }));
    const long = await client({ data: { mitre_attack_techniques: many } }).files.behaviourSummary(FILE_ID);
    expect(long.ok && long.value.techniques).toHaveLength(101);
    const attributes = { ...run, sandbox_name: 'Box', analysis_date: SECONDS };
    const data = ['file_behaviour', 'vote'].map((type) => ({ type, id: 'f_Box', attributes }));
    const list = await client({ data }).files.behaviours(FILE_ID);
    expect(list.ok && list.value.items).toMatchObject([{ ...seen, id: 'f_Box', sandbox: 'Box' }]);
  });

  it('finds objects and comments', async () => {
    const reports = [urlObject(), domainObject(), addressObject(), fileObject()];
    const reply = await client({ data: [...reports, commentObject(), { type: 'graph', id: 'g' }] }).search(
      'x',
    );
    const found =
      reply.ok &&
      reply.value.items.map((one) => ('report' in one ? `${one.found} ${one.report.kind}` : one.found));
    const reported = ['url', 'domain', 'ip', 'file'].map((kind) => `report ${kind}`);
    expect(found).toEqual([...reported, 'comment']);
  });

  it('names engines by value', async () => {
    const reply = await client(
      JSON.parse('{"data":{"engines":{"__proto__":{},"A":{}},"privileges":["p"]}}'),
    ).metadata();
    expect(reply.ok && reply.value).toEqual({ engines: ['__proto__', 'A'], privileges: ['p'] });
  });

  it('hands the upload address on as it is', async () => {
    expect(await client({ data: 'https://bigfiles.virustotal.com/x' }).files.uploadUrl()).toMatchObject({
      value: 'https://bigfiles.virustotal.com/x',
    });
    expect(await client({ data: {} }).files.uploadUrl()).toMatchObject(shape);
  });
});
