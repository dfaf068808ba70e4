import { expect, it, vi } from 'vitest';
import type { CheckState } from '@/utils/domain/check';
import { verdictOf } from '@/utils/domain/verdict';
import { noticeText } from '@/utils/platform/notice-text';
import { viewOf } from '@/utils/services/checks/row';
import { REPORT } from '../domain/a-report';
import { ROW } from '../services/checks/a-row';

vi.mock('wxt/browser', () => ({
  browser: { i18n: { getMessage: (key: string, parts: string[] = []) => [key, ...parts].join(' ') } },
}));

const REPORTED: Extract<CheckState, { phase: 'report' }> = {
  ...{ phase: 'report', report: REPORT, verdict: verdictOf(REPORT.counts, 2), fetchedAt: 1, old: false },
  ...{ earlier: null, stillAnalysing: false },
};

it.each([
  [REPORTED, 'noticeEngines'],
  // The report that there is may be the one of before the scan.
  [{ ...REPORTED, stillAnalysing: true }, 'stillAnalyzing'],
  [{ phase: 'unknown', submission: 'unfinished' }, 'stillAnalyzing'],
  [{ phase: 'failed', failure: { tag: 'timeout' } }, 'noticeFailed'],
] as const satisfies readonly (readonly [CheckState, string])[])(
  'says how a scan ended: %#',
  (state, says) => {
    const { title, message } = noticeText(viewOf({ ...ROW, state }));
    expect([title.split(' ')[0], message.split(' ')[0]]).toEqual(['noticeScanFinished', says]);
  },
);
