import { describe, expect, it } from 'vitest';
import * as world from '../../../simulator/world/named';
import { postWithFetch } from '../../../support/post-with-fetch';
import { gotten, simulatorBench } from './simulator-harness';

const { vt, control, address } = simulatorBench();
const urlRef = async (url: string) => ({ kind: 'url', id: (await gotten(vt().urls.get(url))).id }) as const;

describe('reports', () => {
  it('of a URL, by its text and by its id', async () => {
    const report = await gotten(vt().urls.get(world.MALICIOUS_URL));
    expect(report).toMatchObject({
      kind: 'url',
      counts: { malicious: 14, suspicious: 2, harmless: 58, undetected: 18 },
      contradictory: false,
      votes: { harmless: 2, malicious: 31 },
      url: { finalUrl: world.MALICIOUS_FINAL_URL },
    });
    expect(report.engines.filter(({ category }) => category === 'malicious')).toHaveLength(14);
    expect(await gotten(vt().urls.getById(report.id))).toEqual(report);
  });

  it('of files, domains and addresses', async () => {
    const file = await gotten(vt().files.get(world.MALICIOUS_FILE.md5));
    expect(file).toMatchObject({
      id: world.MALICIOUS_FILE.sha256,
      file: { name: world.MALICIOUS_FILE.name, signer: null },
    });
    expect((await gotten(vt().domains.get(world.MALICIOUS_DOMAIN))).counts.malicious).toBe(9);
    expect((await gotten(vt().domains.get(world.BARE_DOMAIN))).counts.malicious).toBe(0);
    expect((await gotten(vt().addresses.get(world.SUSPICIOUS_IP))).subject).toBe(world.SUSPICIOUS_IP);
    expect((await gotten(vt().addresses.get(world.CLEAN_IPV6))).subject).toBe(world.CLEAN_IPV6);
  });

  it('with every text as bad as can be', async () => {
    const report = await gotten(vt().urls.get(world.HOSTILE_URL));
    expect(report.engines.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['__proto__', 'constructor']),
    );
    expect(report.counts.malicious).toBeGreaterThanOrEqual(11);
    expect({}).not.toHaveProperty('category');
  });

  it('that VirusTotal does not have', async () => {
    expect(await vt().urls.get(world.UNKNOWN_URL)).toMatchObject({
      failure: { tag: 'not-found' },
      status: 404,
    });
    expect(await vt().domains.get('no domain')).toMatchObject({ failure: { tag: 'bad-input' }, status: 400 });
  });

  it('of what stands behind a URL', async () => {
    const { id } = await urlRef(world.MALICIOUS_URL);
    const ref = { kind: 'url', id } as const;
    const serving = await gotten(vt().relations.relatedOne(ref, 'last_serving_ip_address'));
    expect(serving.items).toMatchObject([{ kind: 'ip', id: world.SUSPICIOUS_IP }]);
    const place = await gotten(vt().relations.relatedOne(ref, 'network_location'));
    expect(place.items).toMatchObject([{ kind: 'domain' }]);
  });
});

describe('scans', () => {
  it('follow a submitted URL to its report', async () => {
    const { analysisId } = await gotten(vt().urls.submit(world.UNKNOWN_MALICIOUS_URL));
    expect(await gotten(vt().analyses.get(analysisId))).toMatchObject({ status: 'queued', id: analysisId });
    control().advance(60_000);
    const done = await gotten(vt().analyses.get(analysisId));
    const report = await gotten(vt().analyses.item(analysisId));
    expect(done).toEqual({ id: analysisId, status: 'completed', itemId: report.id });
    expect(report).toMatchObject({ kind: 'url', counts: { malicious: 5 } });
  });

  it('take a new file in and look at an old one again', async () => {
    const bytes = new Blob([new Uint8Array(world.unknownFileBytes())]);
    const { analysisId } = await gotten(
      vt().files.upload({ name: 'häßlich "1".bin', target: null, post: postWithFetch(bytes) }),
    );
    control().advance(60_000);
    expect(await gotten(vt().analyses.item(analysisId))).toMatchObject({ file: { size: bytes.size } });
    expect(await gotten(vt().files.analyse(world.CLEAN_FILE.sha256))).toHaveProperty('analysisId');
    const { id } = await urlRef(world.CLEAN_URL);
    expect((await gotten(vt().urls.analyse(id))).analysisId).toContain(id);
  });

  it('take a file at an address of its own', async () => {
    control().setUploadOrigin(address());
    const target = await gotten(vt().files.uploadUrl());
    const large = { name: 'large.bin', target, post: postWithFetch(new Blob(['large'])) };
    expect(await gotten(vt().files.upload(large))).toHaveProperty('analysisId');
    const before = control().log().length;
    const elsewhere = await vt().files.upload({ ...large, target: 'https://bigfiles.virustotal.com/upload' });
    expect(elsewhere).toMatchObject({ failure: { reason: 'foreign-host' }, sent: false });
    expect(control().log()).toHaveLength(before);
  });
});
