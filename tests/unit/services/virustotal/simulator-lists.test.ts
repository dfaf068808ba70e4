import { describe, expect, it } from 'vitest';
import type { Comment, Page } from '@/utils/domain/community';
import type { Reply } from '@/utils/services/virustotal/reply';
import * as world from '../../../simulator/world/named';
import { gotten, simulatorBench } from './simulator-harness';

const { vt } = simulatorBench();
const urlRef = async (url: string) => ({ kind: 'url', id: (await gotten(vt().urls.get(url))).id }) as const;

describe('lists', () => {
  it('of comments go on to the last page', async () => {
    const ref = await urlRef(world.TALKED_ABOUT_URL);
    const ids = new Set<string>();
    let cursor: string | null = null;
    let pages = 0;
    do {
      const page: Page<Comment> = await gotten(vt().community.listComments(ref, cursor, 40));
      for (const { id } of page.items) ids.add(id);
      cursor = page.cursor;
      pages += 1;
    } while (cursor !== null && pages < 9);
    expect([ids.size, pages]).toEqual([95, 3]);
  });

  it('of what a file did', async () => {
    const { sha256 } = world.MALICIOUS_FILE;
    const ids = async (pending: Promise<Reply<{ items: readonly { id: string }[] }>>) =>
      (await gotten(pending)).items.map(({ id }) => id);
    const file = { kind: 'file', id: sha256 } as const;
    const { items } = await gotten(vt().relations.related(file, 'contacted_domains'));
    expect(items.map(({ id, counts }) => [id, counts?.malicious])).toEqual([
      ['cdn-verify.example', 11],
      [world.MALICIOUS_DOMAIN, 9],
      // VirusTotal has no report of it: it stands in the list as an error.
      ['nie-gesehen.example', undefined],
    ]);
    expect(await ids(vt().relations.related(file, 'contacted_ips'))).toEqual([
      world.SUSPICIOUS_IP,
      world.CLEAN_IP,
    ]);
    expect(await ids(vt().files.behaviours(sha256))).toHaveLength(3);
    const summary = await gotten(vt().files.behaviourSummary(sha256));
    expect(Object.values(summary).flat().length).toBeGreaterThan(0);
  });

  it('of resolutions, search and metadata', async () => {
    const page = await gotten(vt().domains.resolutions(world.LARGE_DOMAIN, { limit: 40 }));
    expect(page.items).toHaveLength(40);
    expect(page.cursor).not.toBeNull();
    expect((await gotten(vt().addresses.resolutions(world.CLEAN_IP))).items).toBeInstanceOf(Array);
    expect((await gotten(vt().search(world.MALICIOUS_FILE.sha1))).items).toMatchObject([{ found: 'report' }]);
    expect((await gotten(vt().search('0'.repeat(64)))).items).toEqual([]);
    expect((await gotten(vt().metadata())).engines.length).toBeGreaterThan(50);
  });
});

describe('taking part', () => {
  it('votes once', async () => {
    const ref = await urlRef(world.CLEAN_URL);
    await gotten(vt().community.castVote(ref, 'malicious'));
    expect(await vt().community.castVote(ref, 'malicious')).toMatchObject({
      failure: { tag: 'already-exists', what: 'vote' },
      status: 409,
    });
    expect((await gotten(vt().community.listVotes(ref))).items[0]?.verdict).toBe('malicious');
  });

  it('comments, votes on the comment and takes it back', async () => {
    const ref = await urlRef(world.CLEAN_URL);
    const posted = await gotten(vt().community.postComment(ref, 'nothing <b>here</b> #fine'));
    expect(posted).toMatchObject({ text: 'nothing <b>here</b> #fine', tags: ['fine'] });
    expect(await gotten(vt().community.voteOnComment(posted.id, 'positive'))).toMatchObject({ positive: 1 });
    await gotten(vt().community.deleteComment(posted.id));
    const left = (await gotten(vt().community.listComments(ref))).items;
    expect(left.map(({ id }) => id)).not.toContain(posted.id);
  });
});
