import { browser } from 'wxt/browser';
import type { CheckView } from '@/utils/domain/check';

/** What a notice says: the thing first, then how its check ended. Never a path, never a query (LOOK §8). */
export function noticeText(check: CheckView): { readonly title: string; readonly message: string } {
  const name = hostOf(check);
  return { title: browser.i18n.getMessage('noticeScanFinished', [name]), message: ending(check) };
}

function ending({ state }: CheckView): string {
  if (state.phase !== 'report') {
    return browser.i18n.getMessage(state.phase === 'unknown' ? 'stillAnalyzing' : 'noticeFailed');
  }
  const { name, reading, answered } = state.verdict;
  const numbers = [String(reading), String(answered)];
  if (name === 'unknown') return browser.i18n.getMessage('verdictNoAnswer');
  return browser.i18n.getMessage('noticeEngines', numbers);
}

function hostOf({ sent, indicator }: CheckView): string {
  const text = sent ?? indicator.value;
  return URL.canParse(text) && indicator.kind === 'url' ? new URL(text).hostname : text;
}
