import { describe, expect, it } from 'vitest';
import { type DownloadStage, type DownloadVerdict, filterOf, isAtRest } from '@/utils/domain/download';

describe('a download', () => {
  const counts = { malicious: 0, suspicious: 0, harmless: 0, undetected: 9, unanswered: 0 };
  const verdict: DownloadVerdict = { name: 'nothing-found', reading: 0, answered: 9, counts };

  it.each<[DownloadStage, atRest: boolean, filter: string | null]>([
    ['held', false, null],
    ['asking', true, 'not-checked'],
    ['waiting', false, null],
    ['reading', false, null],
    ['checking', false, null],
    ['checked', true, null],
    ['skipped', true, 'not-checked'],
    ['failed', true, 'not-checked'],
  ])('that is %s', (stage, atRest, filter) => {
    expect(isAtRest({ stage })).toBe(atRest);
    expect(filterOf({ stage, verdict: null })).toBe(filter);
    expect(filterOf({ stage, verdict })).toBe('nothing-found');
  });
});
