import { describe, expect, it } from 'vitest';
import type { CheckState } from '@/utils/domain/check';
import type { Failure } from '@/utils/domain/failure';
import { answeredBy, flaggingOf, outcomeOf, submits } from '@/utils/services/lists/outcome';
import {
  answeredState,
  askedItem,
  engine,
  LOOKING_UP,
  NO_ENGINES,
  NOW,
  reportOf,
  restingItem,
  UNKNOWN,
  waitingFor,
} from './items';

const RULES = { maliciousFrom: 3, list: { submitUnknown: false } };
const PUBLISHING = { maliciousFrom: 3, list: { submitUnknown: true } };
const URL = { kind: 'url', value: 'https://h1.example/' } as const;
const item = askedItem(1, 'check-1', { refresh: true });
const of = (state: CheckState, row = item, rules = RULES) => outcomeOf(row, { id: 'check-1', state }, rules);
const failed = (failure: Failure): CheckState => ({ phase: 'failed', failure });

describe('a report', () => {
  it('is the row’s answer, by the user’s own threshold', () => {
    const counts = { ...NO_ENGINES, malicious: 2, harmless: 60 };
    const report = reportOf({ counts, analysedAt: 7 });
    const answer = {
      ...restingItem(1, { refresh: false }),
      state: 'suspicious',
      result: { id: 'a.example', counts, label: null, analysedAt: 7, fetchedAt: NOW - 5 },
    };
    expect(of(answeredState(report, NOW - 5))).toEqual({ becomes: 'answered', item: answer });
    expect(answeredBy({ ...item, failure: { tag: 'timeout' } }, { report, fetchedAt: NOW }, 2)).toMatchObject(
      {
        state: 'malicious',
        failure: null,
      },
    );
  });

  it('keeps who flags it and what they call it, on one line each', () => {
    const engines = [
      engine('A', 'malicious', 'phishing\tsite\nx'),
      engine('B', 'harmless', 'clean'),
      engine('C\tD', 'suspicious'),
      engine('E', 'undetected', 'x'),
    ];
    const { flagging } = answeredBy(item, { report: reportOf({ engines }), fetchedAt: NOW }, 1);
    expect(flagging).toBe('A\tphishing site x\nC D\t');
    expect(flaggingOf(flagging)).toEqual([
      { engine: 'A', label: 'phishing site x' },
      { engine: 'C D', label: null },
    ]);
    expect(flaggingOf('')).toEqual([]);
  });

  it.each([
    ['the most common', ['b', 'a', 'a'], 'a'],
    ['the first of equals', ['b', 'a', 'a', 'b'], 'b'],
    ['none', [null, '', null], null],
    ['what is not empty', [null, null, 'a'], 'a'],
    ['cut where it is long', ['x'.repeat(300)], 'x'.repeat(200)],
  ])('has as its label %s', (_, labels, label) => {
    const engines = labels.map((each, n) => engine(`E${n}`, 'malicious', each));
    const report = reportOf({ engines });
    expect(answeredBy(item, { report, fetchedAt: NOW }, 1).result?.label).toBe(label);
  });

  it('takes no label of an engine that does not flag it', () => {
    const engines = [engine('A', 'harmless', 'clean'), engine('B', 'malicious', 'bad')];
    expect(answeredBy(item, { report: reportOf({ engines }), fetchedAt: NOW }, 1).result?.label).toBe('bad');
  });
});

describe('what VirusTotal does not know', () => {
  const answer = { ...restingItem(1, { refresh: false }), state: 'unknown' };
  const link = askedItem(1, 'check-1', { indicator: URL, sent: URL.value });

  it('is an answer, and nothing of an older one is left', () => {
    const before = { ...item, flagging: 'A\tx', failure: { tag: 'timeout' } } as const;
    expect(of(UNKNOWN, before)).toEqual({ becomes: 'answered', item: answer });
  });

  it.each([
    ['a link, where the list may', link, PUBLISHING, 'submitted'],
    ['a link, where the list may not', link, RULES, 'answered'],
    ['no link', item, PUBLISHING, 'answered'],
    ['what may hold a secret', { ...link, secret: true }, PUBLISHING, 'answered'],
    ['what another check has submitted', { ...link, submitted: 'check-0' }, PUBLISHING, 'answered'],
    [
      'what this check was to submit when the worker died',
      { ...link, submitted: 'check-1' },
      RULES,
      'submitted',
    ],
  ])('is published or not: %s', (_, row, rules, becomes) => {
    const outcome = of(UNKNOWN, row, rules);
    expect(outcome?.becomes).toBe(becomes);
    if (becomes === 'submitted') expect(outcome?.item).toEqual({ ...row, submitted: 'check-1' });
    else expect(outcome?.item.submitted).toBe(row.submitted);
  });

  it.each(['uncertain', 'unfinished'] as const)('is never published twice: %s', (submission) => {
    const outcome = of({ phase: 'unknown', submission }, link, PUBLISHING);
    expect(outcome).toMatchObject({ becomes: 'answered', item: { state: 'unknown', submitted: null } });
  });

  it('is published by the list alone, links only, once, and no secret', () => {
    const may = { submitUnknown: true };
    expect(submits(may, link)).toBe(true);
    expect(submits({ submitUnknown: false }, link)).toBe(false);
    expect(submits(may, { ...link, secret: true })).toBe(false);
    expect(submits(may, { ...link, submitted: 'check-0' })).toBe(false);
    for (const kind of ['domain', 'ip', 'file'] as const)
      expect(submits(may, { ...link, indicator: { ...URL, kind } })).toBe(false);
  });
});

describe('a check without an answer', () => {
  it.each([
    ['looking up', LOOKING_UP],
    ['waiting', waitingFor('day', NOW)],
    ['analysing', { phase: 'analysing', notifies: false, since: 0, nextLookAt: 0, looks: 1 }],
  ] as const)('is on its way: %s', (_, state) => expect(of(state)).toBeNull());

  it('that asks about secrets holds the row, and nothing of it leaves', () => {
    const state = { phase: 'asking', secrets: [], without: 'https://h1.example/', asIs: 'x' } as const;
    const held = { why: 'secrets', secrets: [], without: 'https://h1.example/' };
    expect(of(state)).toEqual({
      becomes: 'answered',
      item: { ...restingItem(1, { refresh: true }), sent: null, state: 'not-sent', held },
    });
  });

  it('that is private now holds the row, and nothing of it leaves', () => {
    const held = { why: 'private', rule: 'own-list', host: 'h1.example' };
    expect(of(failed({ tag: 'private', rule: 'own-list', host: 'h1.example' }))).toEqual({
      becomes: 'answered',
      item: { ...restingItem(1, { refresh: true }), sent: null, state: 'not-sent', held },
    });
  });

  const again = { ...askedItem(1, '', { refresh: true }), todo: 'next' };
  const asked = { ...again, checkId: undefined };

  it('that was cancelled is asked again, and stops nothing', () => {
    const outcome = of(failed({ tag: 'cancelled', sent: 0 }));
    expect(outcome).toEqual({ becomes: 'waiting', item: asked, stops: null });
    expect(outcome?.item).not.toHaveProperty('checkId');
  });

  it.each<Failure>([
    { tag: 'no-key' },
    { tag: 'wrong-key' },
    { tag: 'inactive-user' },
    { tag: 'permission-missing', origin: 'https://www.virustotal.com' },
    { tag: 'storage-full' },
    { tag: 'storage-closed', why: 'newer' },
    { tag: 'quota', window: 'month', resetsAt: NOW },
    { tag: 'too-many-requests', retryAt: NOW },
    { tag: 'internal', detail: 'settings' },
  ])('for a reason that no other row would escape stops the list: $tag', (failure) => {
    expect(of(failed(failure))).toEqual({ becomes: 'waiting', item: asked, stops: failure });
  });

  it.each<Failure>([
    { tag: 'timeout' },
    { tag: 'upstream', status: 500 },
    { tag: 'forbidden' },
    { tag: 'offline' },
    { tag: 'internal', detail: 'something else' },
  ])('for a reason of its own has failed: $tag', (failure) => {
    expect(of(failed(failure))).toEqual({
      becomes: 'failed',
      item: { ...restingItem(1, { refresh: true }), state: 'failed', failure },
    });
  });
});
