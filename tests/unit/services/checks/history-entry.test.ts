import { describe, expect, it } from 'vitest';
import type { CheckState } from '@/utils/domain/check';
import type { EngineResult } from '@/utils/domain/report';
import { historyEntry } from '@/utils/services/checks/history-entry';
import { REPORT } from '../../domain/a-report';
import { ROW } from './a-row';

const common = { indicator: { kind: 'url', value: 'https://a.example/x' }, at: 2, via: 'link' };
const entry = (state: CheckState, more: Partial<typeof ROW> = {}) => historyEntry({ ...ROW, ...more, state });
const engine = (name: string, category: EngineResult['category'], label: string | null): EngineResult => ({
  ...{ name, category, label, method: null, version: null, update: null },
});

describe('what history says of a check', () => {
  const unknown = { phase: 'unknown', submission: 'none' } as const;

  it('is its verdict, and who flags it as what', () => {
    const long = 'l'.repeat(300);
    const engines = [
      engine('One', 'malicious', 'bad'),
      engine('Two', 'harmless', 'fine'),
      engine(long, 'suspicious', long),
      engine('Four', 'suspicious', null),
    ];
    const report = { ...REPORT, engines };
    const verdict = {
      name: 'suspicious',
      reading: 2,
      answered: 72,
      counts: REPORT.counts,
      threshold: 3,
    } as const;
    const seen = { fetchedAt: 1, old: false, earlier: null, stillAnalysing: false };
    const cut = 'l'.repeat(200);
    expect(entry({ phase: 'report', report, verdict, ...seen })).toEqual({
      ...{ ...common, verdict: 'suspicious', reading: 2, answered: 72 },
      said: {
        ...{ analysedAt: 5, malicious: 2, suspicious: 1, id: 'a.example' },
        engines: [
          { engine: 'One', label: 'bad' },
          { engine: cut, label: cut },
          { engine: 'Four', label: null },
        ],
      },
    });
  });

  it('is that it is unknown, or has failed', () => {
    expect(entry(unknown)).toEqual({ ...common, verdict: 'unknown', reading: 0, answered: 0 });
    const failure = { tag: 'no-key' } as const;
    expect(entry({ phase: 'failed', failure })).toEqual({
      ...common,
      verdict: 'failed',
      reading: 0,
      answered: 0,
    });
  });

  it('is nothing of what was cancelled, goes on, or cannot be named', () => {
    expect(entry({ phase: 'failed', failure: { tag: 'cancelled', sent: 1 } })).toBeNull();
    expect(entry({ phase: 'looking-up' })).toBeNull();
    const id = 'ab'.repeat(32);
    expect(entry(unknown, { urlId: id, request: id })).toBeNull();
    expect(entry(unknown, { urlId: id })).not.toBeNull();
  });

  it('is what was asked for, and by whom', () => {
    expect(entry(unknown, { request: 'https://a.example/' })?.indicator.value).toBe('https://a.example/');
    expect(entry(unknown, { request: null })?.indicator.value).toBe('https://a.example/x');
    expect(entry(unknown, { lane: 'download' })?.via).toBe('download');
  });
});
