import { describe, expect, it } from 'vitest';
import type { DownloadVerdict } from '@/utils/domain/download';
import { heldView, newHold } from '@/utils/services/downloads/hold-row';
import { badgeOf, newsOf } from '@/utils/services/downloads/news';
import { atRest, type DownloadRow, newRow } from '@/utils/services/downloads/row';
import { createDownloadTable } from '@/utils/services/downloads/table';
import { createMemoryDatabase } from '../../../support/memory-database';

function verdict(name: DownloadVerdict['name'], reading = 0): DownloadVerdict {
  const counts = { malicious: reading, suspicious: 0, harmless: 60, undetected: 0, unanswered: 0 };
  return { name, reading, answered: 60 + reading, counts };
}

function row(id: number, change: Partial<DownloadRow> = {}): DownloadRow {
  const url = `https://files.example/${id}.exe`;
  const item = { id, path: `/d/${id}.exe`, url, firstUrl: url, referrer: null, size: 1, mime: '' };
  return { ...newRow({ ...item, startedAt: id, endedAt: id, byExtension: false }, id), ...change };
}

const checked = (id: number, found: DownloadVerdict): DownloadRow =>
  atRest(row(id), { stage: 'checked', basis: 'file', verdict: found });

const table = () => createDownloadTable(createMemoryDatabase().storage);
const started = { ...row(1), id: 1, mime: '', paused: false };
const FOUND = checked(1, verdict('malicious', 4));
const NOTHING = checked(2, verdict('nothing-found'));

describe('what is told of one download', () => {
  it.each([
    ['found', FOUND, true],
    ['found', NOTHING, false],
    ['found', checked(3, verdict('suspicious', 1)), true],
    ['found', checked(3, verdict('unknown')), false],
    ['always', NOTHING, true],
    ['never', FOUND, false],
    ['always', atRest(row(3), { stage: 'skipped', skipped: 'type' }), false],
    ['always', atRest(row(3), { stage: 'asking' }), false],
    ['found', atRest(row(3), { stage: 'failed', failure: { tag: 'no-key' } }), false],
    ['always', atRest(row(3), { stage: 'failed', failure: { tag: 'cancelled', sent: 0 } }), false],
    ['always', atRest(row(3), { stage: 'failed', failure: { tag: 'no-key' } }), true],
  ] as const)('%s, %#', async (downloadNotify, download, told) => {
    const news = await newsOf(download, { downloadNotify }, table());
    expect(news?.about).toBe(told ? 'one' : undefined);
  });
});

describe('a burst', () => {
  async function burst(ends: readonly DownloadVerdict[]) {
    const rows = table();
    for (const id of [1, 2, 3, 4, 5]) await rows.add(row(id));
    const news = [];
    for (const [index, end] of ends.entries()) {
      const { key } = row(index + 1);
      const ended = await rows.change(key, (one) => atRest(one, { stage: 'checked', verdict: end }));
      if (ended) news.push(await newsOf(ended, { downloadNotify: 'found' }, rows));
    }
    return news;
  }
  const nothing = verdict('nothing-found');

  it('in which nothing is found is quiet', async () => {
    expect(await burst([nothing, nothing, nothing, nothing, nothing])).toEqual([
      null,
      null,
      null,
      null,
      null,
    ]);
  });

  it('tells at once of what is found, and at its end, under one name', async () => {
    const news = await burst([nothing, verdict('malicious', 9), nothing, nothing, nothing]);
    expect(news.map((one) => one?.about)).toEqual([undefined, 'many', undefined, undefined, 'many']);
    expect(news.map((one) => (one?.about === 'many' ? one.burst : null))).toEqual([null, 4, null, null, 4]);
    expect(news.at(-1)).toMatchObject({ counts: { malicious: 1, 'nothing-found': 4 } });
  });

  /** What is told when the first of these comes to rest, all of one burst. */
  async function told(how: 'found' | 'always', ...rows: readonly DownloadRow[]) {
    const all = rows.map((one) => ({ ...one, burst: 5 }));
    const [first] = all;
    return first && newsOf(first, { downloadNotify: how }, { ofBurst: async (at) => (at === 5 ? all : []) });
  }

  it('counts how each of it ended, and names them all', async () => {
    const rows = [
      FOUND,
      checked(2, verdict('suspicious', 1)),
      ...[3, 4].map((id) => checked(id, verdict('nothing-found'))),
      ...[5, 6, 7].map((id) => checked(id, verdict('unknown'))),
      atRest(row(8), { stage: 'failed', failure: { tag: 'timeout' } }),
      row(9),
    ];
    expect(await told('found', ...rows)).toEqual({
      ...{ about: 'many', burst: 5, keys: rows.map(({ key }) => key) },
      counts: { malicious: 1, suspicious: 1, 'nothing-found': 2, unknown: 3, 'not-checked': 1 },
    });
  });

  it.each([
    ['found', [NOTHING, NOTHING], false],
    ['found', [NOTHING, FOUND], true],
    ['found', [NOTHING, FOUND, row(3)], false],
    ['found', [FOUND, row(3)], true],
    ['always', [NOTHING, NOTHING], true],
    ['always', [NOTHING, row(3)], false],
    ['always', [FOUND, row(3)], true],
  ] as const)('%s, %#: is told of or not', async (how, rows, is) => {
    expect((await told(how, ...rows))?.about).toBe(is ? 'many' : undefined);
  });
});

describe('two hundred downloads', () => {
  const found = verdict('malicious', 9);

  /** Each is seen `apart` ms after the one before; `ends` tells after how many it has its answer. */
  async function notices(apart: number, ends: number): Promise<ReadonlySet<string>> {
    const rows = table();
    const shown = new Set<string>();
    const end = async (id: number): Promise<void> => {
      const { key } = row(id);
      const ended = await rows.change(key, (one) => atRest(one, { stage: 'checked', verdict: found }));
      const news = ended && (await newsOf(ended, { downloadNotify: 'always' }, rows));
      if (news?.about === 'one') shown.add(news.download.key);
      if (news?.about !== 'many') return;
      for (const key of news.keys) shown.delete(key);
      shown.add(`burst ${news.burst}`);
    };
    for (let id = 1; id <= 200; id += 1) {
      await rows.add(row(id, { seenAt: id * apart }));
      if (id > ends) await end(id - ends);
    }
    for (let id = Math.max(1, 201 - ends); id <= 200; id += 1) await end(id);
    return shown;
  }

  it.each([
    ['answered as they come', 100, 0],
    ['answered a little later', 100, 3],
    ['answered when all are there, which takes minutes', 100, 200],
    ['that come so slowly that each joins those still waiting', 60_000, 6],
  ])('%s, share one notice', async (_, apart, ends) => {
    expect([...(await notices(apart, ends))]).toEqual([expect.stringMatching(/^burst /)]);
  });

  it('with a minute between them and an answer each are told of one by one', async () => {
    expect((await notices(60_000, 0)).size).toBe(200);
  });
});

describe('the badge', () => {
  it('says that there is work, then the worst, until it was looked at', async () => {
    const rows = table();
    expect(await badgeOf(rows)).toBeNull();
    await rows.add(NOTHING);
    await rows.add(FOUND);
    await rows.add(row(7));
    expect(await badgeOf(rows)).toBe('working');
    await rows.change(row(7).key, (one) => atRest(one, { stage: 'checked', verdict: verdict('unknown') }));
    expect(await badgeOf(rows)).toMatchObject({ verdict: { name: 'malicious' } });
    await rows.change(FOUND.key, (one) => ({ ...one, decided: 'kept' }));
    expect(await badgeOf(rows)).toMatchObject({ verdict: { name: 'unknown' } });
    await rows.setViewedAt(100);
    expect(await badgeOf(rows)).toBeNull();
  });

  it.each([
    ['malicious 9', [verdict('malicious', 3), verdict('malicious', 9), verdict('malicious', 5)]],
    ['malicious 1', [verdict('suspicious', 50), verdict('malicious', 1)]],
    ['suspicious 2', [verdict('unknown'), verdict('suspicious', 2)]],
    ['suspicious 3', [verdict('suspicious', 2), verdict('suspicious', 3)]],
    ['suspicious 0', [verdict('unknown'), verdict('suspicious', 0)]],
  ] as const)('is of the worst: %s', async (worst, verdicts) => {
    const rows = table();
    for (const [id, each] of verdicts.entries()) await rows.add(checked(id + 1, each));
    const badge = await badgeOf(rows);
    const of = badge === 'working' ? null : badge?.verdict;
    expect(`${of?.name} ${of?.reading}`).toBe(worst);
  });

  it('prefers what is unknown to what is nothing, and says nothing of what failed', async () => {
    const rows = table();
    await rows.add(atRest(row(9), { stage: 'failed', failure: { tag: 'timeout' } }));
    expect(await badgeOf(rows)).toBeNull();
    await rows.add(NOTHING);
    expect(await badgeOf(rows)).toMatchObject({ verdict: { name: 'nothing-found' } });
    await rows.add(checked(1, verdict('unknown')));
    expect(await badgeOf(rows)).toMatchObject({ verdict: { name: 'unknown' } });
  });

  it('is of what ended after the last look, not at it', async () => {
    const rows = table();
    await rows.add(FOUND);
    await rows.setViewedAt(FOUND.updatedAt - 1);
    expect(await badgeOf(rows)).not.toBeNull();
    await rows.setViewedAt(FOUND.updatedAt);
    expect(await badgeOf(rows)).toBeNull();
  });

  it('goes on saying that a download waits for the user’s word, looked at or not', async () => {
    const rows = table();
    const held = heldView({ ...newHold(started, 1), stage: 'flagged', verdict: verdict('malicious', 4) });
    await rows.setViewedAt(100);
    expect(await badgeOf(rows, [held])).toMatchObject({ verdict: { name: 'malicious' } });
    expect(await badgeOf(rows, [heldView(newHold(started, 1))])).toBe('working');
  });
});
