import { describe, expect, it } from 'vitest';
import { commentObject, FILE_ID, SECONDS, urlObject } from './fixtures';
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

  it('reads what a sandbox saw', async () => {
    const run = {
      processes_created: ['a.exe'],
      files_dropped: [{ path: 'C:\\b.dll' }, { nothing: 1 }, 'x'],
      dns_lookups: [{ hostname: 'c2.example' }],
      ip_traffic: [{ destination_ip: '203.0.113.9', destination_port: 443 }],
      mitre_attack_techniques: [{ id: 'T1059', signature_description: 'runs a shell' }, 5],
    };
    const seen = {
      processes: ['a.exe'],
      filesDropped: ['C:\\b.dll'],
      hosts: ['c2.example'],
      addresses: ['203.0.113.9'],
      techniques: [{ id: 'T1059', description: 'runs a shell' }],
      mutexes: [],
    };
    expect(await client({ data: run }).files.behaviourSummary(FILE_ID)).toMatchObject({
      ok: true,
      value: seen,
    });
    const attributes = { ...run, sandbox_name: 'Box', analysis_date: SECONDS };
    const list = await client({
      data: [{ type: 'file_behaviour', id: 'f_Box', attributes }],
    }).files.behaviours(FILE_ID);
    expect(list.ok && list.value.items).toMatchObject([{ ...seen, id: 'f_Box', sandbox: 'Box' }]);
  });

  it('finds objects and comments', async () => {
    const reply = await client({ data: [urlObject(), commentObject(), { type: 'graph', id: 'g' }] }).search(
      'x',
    );
    expect(reply.ok && reply.value.items.map(({ found }) => found)).toEqual(['report', 'comment']);
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
