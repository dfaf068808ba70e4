import { browser } from 'wxt/browser';
import type { CheckView } from '@/utils/domain/check';
import { visibleText } from '@/utils/domain/visible-text';
import { readUrl } from '../domain/read-url';

const NAME_AT_MOST = 60;

/** What a notice says: the thing first, then how its check ended. Never a path, never a query (LOOK §8). */
export function noticeText(
  check: CheckView,
  fileName: string | null = null,
): { readonly title: string; readonly message: string } {
  const name = fileName === null ? hostOf(check) : visibleText(fileName, NAME_AT_MOST);
  return { title: browser.i18n.getMessage('noticeScanFinished', [name]), message: ending(check) };
}

function ending({ state }: CheckView): string {
  // The report that there is may be the one of before the scan.
  if (state.phase === 'unknown' || (state.phase === 'report' && state.stillAnalysing)) {
    return browser.i18n.getMessage('stillAnalyzing');
  }
  if (state.phase !== 'report') return browser.i18n.getMessage('noticeFailed');
  const { name, reading, answered } = state.verdict;
  const numbers = [String(reading), String(answered)];
  if (name === 'unknown') return browser.i18n.getMessage('verdictNoAnswer');
  return browser.i18n.getMessage('noticeEngines', numbers);
}

function hostOf({ sent, indicator }: CheckView): string {
  const text = sent ?? indicator.value;
  return (indicator.kind === 'url' && readUrl(text)?.hostname) || text;
}
