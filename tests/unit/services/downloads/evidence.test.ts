import { describe, expect, it } from 'vitest';
import type { CheckState } from '@/utils/domain/check';
import type { DownloadVerdict } from '@/utils/domain/download';
import type { EngineCounts, UrlFacts } from '@/utils/domain/report';
import { verdictOf } from '@/utils/domain/verdict';
import { afterCheck, questionOf } from '@/utils/services/downloads/evidence';
import type { DownloadRow } from '@/utils/services/downloads/row';
import { REPORT } from '../../domain/a-report';
import { ADDRESS, HASH, rowOf } from './a-download';

const COPY = 'cd'.repeat(32);
const PAGE = 'https://page.example/';
const SECRET = 'https://files.example/get?token=8f14e45fceea167a5a36dedd4bea2543';
const NOBODY = { malicious: 0, suspicious: 0, harmless: 0, undetected: 0, unanswered: 0 };
const UNKNOWN_VERDICT: DownloadVerdict = { name: 'unknown', reading: 0, answered: 0, counts: NOBODY };

const FACTS: UrlFacts = {
  ...{ url: ADDRESS, finalUrl: null, redirects: [], title: null, httpStatus: null, threatNames: [] },
  ...{ contentSha256: COPY, contentLength: 4 },
};

function report(counts: Partial<EngineCounts>, facts: Partial<UrlFacts> | null = null): CheckState {
  const all = { ...NOBODY, harmless: 60, ...counts };
  return {
    phase: 'report',
    report: { ...REPORT, counts: all, url: facts && { ...FACTS, ...facts } },
    ...{ fetchedAt: 1, verdict: verdictOf(all, 3), old: false, earlier: null, stillAnalysing: false },
  };
}
const FOUND = report({ malicious: 7 });
const DOUBTED = report({ suspicious: 2 });
const NOTHING = report({});
const UNKNOWN: CheckState = { phase: 'unknown', submission: 'none' };
const FAILED: CheckState = { phase: 'failed', failure: { tag: 'timeout' } };
const ASKING: CheckState = { phase: 'asking', secrets: [], without: '', asIs: '' };

const checked = (row: Partial<DownloadRow>, state: CheckState, hosts: readonly string[] = []) =>
  afterCheck(rowOf({ stage: 'checking', active: 'check', checkId: 'c', ...row }), 'c', state, hosts);

describe('what is asked', () => {
  it.each([
    ['the file’s own hash', { step: 'file', sha256: HASH }, { indicator: { kind: 'file', value: HASH } }],
    [
      'the hash of the copy',
      { step: 'fetched', sha256: HASH, fetchedSha256: COPY },
      { indicator: { kind: 'file', value: COPY } },
    ],
    ['its address', { step: 'address', sha256: HASH }, { indicator: { kind: 'url', value: ADDRESS } }],
    [
      'its address, whoever led there',
      { step: 'address', referrer: PAGE },
      { indicator: { kind: 'url', value: ADDRESS } },
    ],
    [
      'the page that led there',
      { step: 'referrer', referrer: PAGE },
      { indicator: { kind: 'url', value: PAGE } },
    ],
    [
      'the address again where that page may not leave',
      { step: 'referrer', referrer: SECRET },
      { indicator: { kind: 'url', value: ADDRESS } },
    ],
    [
      'its address, though a copy is known',
      { step: 'address', fetchedSha256: COPY },
      { indicator: { kind: 'url', value: ADDRESS } },
    ],
    ['nothing of a secret', { step: 'address', url: SECRET, firstUrl: SECRET }, { none: 'secret-address' }],
    ['nothing of a blob', { step: 'address', url: 'blob:https://files.example/1' }, { none: 'source' }],
  ] as const)('is %s', (_, row, question) => {
    expect(questionOf(rowOf(row), [])).toEqual(question);
  });

  it('is nothing of a host on the user’s list, but its hash is', () => {
    const hosts = ['files.example'];
    expect(questionOf(rowOf({ step: 'address' }), hosts)).toEqual({ none: 'private-host' });
    expect(questionOf(rowOf({ step: 'file', sha256: HASH }), hosts)).toMatchObject({
      indicator: { kind: 'file' },
    });
  });
});

describe('after a check of its own hash', () => {
  it.each([
    ['malicious', FOUND, { name: 'malicious', reading: 7, answered: 67 }],
    ['suspicious', DOUBTED, { name: 'suspicious', reading: 2, answered: 62 }],
    ['nothing found', NOTHING, { name: 'nothing-found', reading: 0, answered: 60 }],
    ['unknown', UNKNOWN, UNKNOWN_VERDICT],
  ] as const)('it is at rest: %s', (_, state, verdict) => {
    const row = checked({ step: 'file', sha256: HASH, failure: { tag: 'offline' } }, state);
    expect(row).toMatchObject({ stage: 'checked', basis: 'file', checkId: 'c', verdict, failure: null });
    expect(row).not.toHaveProperty('active');
    expect(Object.keys(row.verdict ?? {})).toEqual(['name', 'reading', 'answered', 'counts']);
  });

  it('that failed it has failed, with the check’s reason and no verdict', () => {
    const row = checked({ step: 'file', sha256: HASH }, FAILED);
    expect(row).toMatchObject({ stage: 'failed', checkId: 'c', failure: { tag: 'timeout' }, verdict: null });
    expect(row).not.toHaveProperty('active');
  });

  it('that is not over, which nobody expects, it has failed too: never clean', () => {
    expect(checked({ step: 'file', sha256: HASH }, { phase: 'looking-up' })).toMatchObject({
      stage: 'failed',
      verdict: null,
      failure: { tag: 'internal', detail: 'looking-up' },
    });
  });
});

it.each(['file', 'address', 'fetched', 'referrer'] as const)(
  'what waits for a word about secrets stays here: %s',
  (step) => {
    const row = checked({ step }, ASKING);
    expect(row).toMatchObject({ stage: 'skipped', skipped: 'secret-address', verdict: null });
    expect(row).not.toHaveProperty('active');
  },
);

describe('after a check of the address', () => {
  const saved = (name: string) => ({ checkId: 'c', verdict: { name } });

  it('goes on with the copy that has the file’s size', () => {
    expect(checked({ step: 'address' }, report({ malicious: 7 }, {}))).toMatchObject({
      ...{ step: 'fetched', fetchedSha256: COPY, active: 'work', checkId: null, stage: 'checking' },
      byAddress: saved('malicious'),
    });
  });

  it('notes that the copy has another size, unless there is a reason already', () => {
    const other = report({}, { contentLength: 5 });
    const end = { stage: 'checked', basis: 'address', checkId: 'c', verdict: { name: 'nothing-found' } };
    expect(checked({ step: 'address' }, other)).toMatchObject({ ...end, note: 'size-differs', theirSize: 5 });
    expect(checked({ step: 'address', note: 'no-file-access' }, other)).toMatchObject({
      ...end,
      ...{ note: 'no-file-access', theirSize: 5 },
    });
  });

  it.each([
    ['there is no copy', { contentSha256: null }],
    ['nobody knows how large it is', { contentLength: null }],
  ])('ends with the address where %s', (_, facts) => {
    const row = checked({ step: 'address', failure: { tag: 'offline' } }, report({ malicious: 7 }, facts));
    expect(row).toMatchObject({
      ...{ stage: 'checked', basis: 'address', checkId: 'c', verdict: { name: 'malicious' } },
      ...{ note: null, theirSize: null, failure: null },
    });
    expect(row).not.toHaveProperty('active');
  });

  it('ends with the address where the report tells nothing of what lay there', () => {
    expect(checked({ step: 'address' }, FOUND)).toMatchObject({ basis: 'address', verdict: { reading: 7 } });
  });

  it('that is unknown goes on with the page that led there, where that may leave', () => {
    expect(checked({ step: 'address', referrer: PAGE }, UNKNOWN)).toMatchObject({
      ...{ step: 'referrer', active: 'work', checkId: null },
      byAddress: saved('unknown'),
    });
    for (const referrer of [null, ADDRESS, SECRET, 'http://nas.local/']) {
      expect(checked({ step: 'address', referrer }, UNKNOWN)).toMatchObject({
        ...{ stage: 'checked', basis: 'address', checkId: 'c', verdict: UNKNOWN_VERDICT },
      });
    }
    expect(checked({ step: 'address', referrer: PAGE }, UNKNOWN, ['page.example'])).toMatchObject({
      stage: 'checked',
    });
    expect(checked({ step: 'address', referrer: PAGE }, UNKNOWN, ['files.example'])).toMatchObject({
      stage: 'checked',
      verdict: { name: 'unknown' },
    });
  });

  it('that failed it has failed', () => {
    expect(checked({ step: 'address', referrer: PAGE }, FAILED)).toMatchObject({
      stage: 'failed',
      failure: { tag: 'timeout' },
    });
  });
});

describe('after a check of the copy', () => {
  const verdictOfAddress = (name: DownloadVerdict['name']) => ({
    byAddress: { checkId: 'a', verdict: { ...UNKNOWN_VERDICT, name } },
  });

  it.each([
    ['malicious', NOTHING, 'address', 'malicious'],
    ['malicious', DOUBTED, 'address', 'malicious'],
    ['malicious', FOUND, 'fetched', 'malicious'],
    ['suspicious', NOTHING, 'address', 'suspicious'],
    ['suspicious', DOUBTED, 'fetched', 'suspicious'],
    ['suspicious', FOUND, 'fetched', 'malicious'],
    ['nothing-found', report({ harmless: 0 }), 'address', 'nothing-found'],
    ['nothing-found', NOTHING, 'fetched', 'nothing-found'],
    ['unknown', NOTHING, 'fetched', 'nothing-found'],
    ['unknown', report({ harmless: 0 }), 'fetched', 'unknown'],
    ['malicious', UNKNOWN, 'address', 'malicious'],
    ['unknown', UNKNOWN, 'address', 'unknown'],
    ['malicious', FAILED, 'address', 'malicious'],
  ] as const)('the worse of the two counts: address %s, %#: by %s', (name, state, basis, ends) => {
    const row = checked({ step: 'fetched', ...verdictOfAddress(name) }, state);
    expect(row).toMatchObject({
      ...{ stage: 'checked', basis, verdict: { name: ends } },
      checkId: basis === 'address' ? 'a' : 'c',
    });
  });

  it('it counts alone where nothing is known of the address', () => {
    expect(checked({ step: 'fetched' }, NOTHING)).toMatchObject({ basis: 'fetched', checkId: 'c' });
    expect(checked({ step: 'fetched' }, UNKNOWN)).toMatchObject({
      ...{ stage: 'checked', basis: 'address', checkId: null, verdict: UNKNOWN_VERDICT },
    });
  });
});

describe('after a check of the page that led there', () => {
  const byAddress = { checkId: 'a', verdict: UNKNOWN_VERDICT };

  it('its report stands for the address', () => {
    expect(checked({ step: 'referrer', byAddress }, FOUND)).toMatchObject({
      ...{ stage: 'checked', basis: 'address', checkId: 'c', verdict: { name: 'malicious' } },
    });
  });

  it.each([
    ['unknown', UNKNOWN],
    ['failed', FAILED],
  ])('its silence leaves the address as it was: %s', (_, state) => {
    expect(checked({ step: 'referrer', byAddress }, state)).toMatchObject({
      ...{ stage: 'checked', basis: 'address', checkId: 'a', verdict: { name: 'unknown' }, failure: null },
    });
  });
});
