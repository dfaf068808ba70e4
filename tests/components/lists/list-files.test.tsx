import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { exportFile, exportList } from '@/components/lists/export-list';
import { importList } from '@/components/lists/import-list';
import type { ListSource } from '@/components/lists/read-source';
import { createListHandlers } from '@/entrypoints/background/list-handlers';
import type { ReadCounts } from '@/utils/domain/list';
import { success } from '@/utils/domain/result';
import type { Call } from '@/utils/rpc/client';
import type { Handlers } from '@/utils/rpc/server';
import { createWorld, type Worker } from '../../support/worker';

/** A page's questions, answered by a worker without a browser in between. */
function callOf(worker: Worker): Call {
  const handlers: Partial<Handlers> = createListHandlers(worker);
  return (async (name: keyof Handlers, input: never) => {
    const handler = handlers[name];
    // As it crosses contexts: as JSON, and nothing else.
    const sent = JSON.parse(JSON.stringify(input));
    const reply = await handler?.(sent as never, { who: 'page', tabId: 1, privateTab: false });
    return JSON.parse(JSON.stringify(reply));
  }) as Call;
}

const HASHES = Array.from({ length: 6_000 }, (_, index) => (index + 1).toString(16).padStart(64, '0'));

function wanted(call: Call, source: ListSource) {
  const progress: [ReadCounts, number][] = [];
  const onProgress = (counts: ReadCounts, share: number): void => void progress.push([counts, share]);
  return {
    progress,
    order: { call, name: 'Ticket', source, table: null, signal: new AbortController().signal, onProgress },
  };
}

describe('a page', () => {
  it('reads a file in, in batches, and tells how far it is', async () => {
    const worker = (await createWorld()).born();
    const file = new Blob(['\ufeff', HASHES.join('\r\n'), '\r\nnonsense']);
    const { progress, order } = wanted(callOf(worker), [file]);
    const list = await importList(order);
    expect(list).toMatchObject({
      ok: true,
      value: { stage: 'ready', read: { rows: 6_000, bad: 1, lines: 6_001 } },
    });
    expect(progress.length).toBeGreaterThan(3);
    expect(progress.at(-1)?.[1]).toBe(1);
    expect(list.ok && (await worker.lists.bad(list.value.id, 0, 5))).toMatchObject([{ line: 6_001 }]);
  });

  it('reads several files one after the other: each with its own form, its lines counted on', async () => {
    const worker = (await createWorld()).born();
    const files = [
      new Blob(['\ufeffurl,note\nhttps://a.example/x,seen\nhttps://b.example/y,new']),
      new Blob([]),
      new Blob(['c.example\nhttps://a.example/x']),
      new Blob(['note,url\nold,https://d.example/z\nnonsense']),
    ];
    const { progress, order } = wanted(callOf(worker), files);
    const list = await importList(order);
    expect(list).toMatchObject({
      ok: true,
      value: { read: { rows: 4, duplicates: 1, bad: 1, lines: 8 } },
    });
    expect(progress.map(([, share]) => share)).toEqual(progress.map(([, share]) => share).toSorted());
    expect(progress.at(-1)?.[1]).toBe(1);
    const id = list.ok ? list.value.id : '';
    const shown = await worker.lists.rows(id, {
      ...{ offset: 0, limit: 9, search: '', state: 'all', sort: 'row', descending: false },
    });
    expect(shown.ok && shown.value.rows.map(({ indicator }) => indicator.value)).toEqual([
      'https://a.example/x',
      'https://b.example/y',
      'c.example',
      'https://d.example/z',
    ]);
    expect(await worker.lists.bad(id, 0, 5)).toMatchObject([{ line: 8, text: 'nonsense' }]);
  });

  it('makes no list of what has nothing in it that can be checked', async () => {
    const worker = (await createWorld()).born();
    const { order } = wanted(callOf(worker), 'name,comment\n# remark\n\nanna,none\n');
    expect(await importList(order)).toEqual({
      ok: false,
      failure: { tag: 'bad-input', why: { reason: 'none-in-lines', lines: 4 } },
    });
    expect(await worker.lists.all()).toEqual([]);
  });

  it('takes back what it began when the user gives up', async () => {
    const worker = (await createWorld()).born();
    const { order } = wanted(callOf(worker), HASHES.join('\n'));
    const list = await importList({ ...order, signal: AbortSignal.abort() });
    expect(list).toMatchObject({ ok: false, failure: { tag: 'cancelled' } });
    expect(await worker.lists.all()).toEqual([]);
  });

  it('takes a list out as an archive of what VirusTotal sent', async () => {
    const world = await createWorld();
    const worker = world.born();
    const call = callOf(worker);
    const some = HASHES.slice(0, 4);
    for (const hash of some.slice(0, 3)) world.virusTotal.files.set(hash, 4);
    const { order } = wanted(call, some.join('\n'));
    const list = await importList(order);
    if (!list.ok) throw new Error(list.failure.tag);
    await worker.lists.start(list.value.id, false);
    await world.settle();
    const before = world.virusTotal.counted().length;
    const pieces: Uint8Array[] = [];
    const what = { call, list: list.value.id, format: 'zip', state: 'all', now: world.clock.now() } as const;
    for await (const piece of exportList({ ...what, onProgress: () => undefined })) {
      if (piece.ok) pieces.push(piece.value);
    }
    const folder = mkdtempSync(join(tmpdir(), 'list-'));
    const path = join(folder, 'list.zip');
    writeFileSync(path, Buffer.concat(pieces));
    expect(execFileSync('unzip', ['-t', path]).toString()).toContain('No errors');
    const names = execFileSync('unzip', ['-Z1', path]).toString().trim().split('\n');
    expect(names).toEqual([...some.slice(0, 3).map((hash) => `${hash}.json`), 'log.txt']);
    const report = JSON.parse(execFileSync('unzip', ['-p', path, `${some[0]}.json`]).toString());
    expect(report.data.attributes.last_analysis_stats.malicious).toBe(4);
    const log = execFileSync('unzip', ['-p', path, 'log.txt']).toString();
    expect(log).toMatch(/^2026-11-21T12:00:00\.000Z INFO {2}list started Ticket$/m);
    expect(log.match(/saved /g)).toHaveLength(3);
    expect(log).toContain('404');
    expect(log).toMatch(/list done/);
    expect(world.virusTotal.counted()).toHaveLength(before);
    rmSync(folder, { recursive: true });
  });

  it('passes on what fails', async () => {
    const call = (async () => ({ ok: false, failure: { tag: 'not-found' } })) as Call;
    const what = {
      call,
      list: 'x',
      format: 'csv',
      state: 'all',
      now: 0,
      onProgress: () => undefined,
    } as const;
    const pieces = [];
    for await (const piece of exportList(what)) pieces.push(piece);
    expect(pieces).toEqual([success(expect.anything()), { ok: false, failure: { tag: 'not-found' } }]);
    expect(exportFile('Ticket: 4471', 'csv')).toEqual({ name: 'Ticket- 4471.csv', type: 'text/csv' });
  });
});
