import { browser } from 'wxt/browser';
import type { CheckState } from '../domain/check';
import type { Verdict } from '../domain/verdict';
import type { BadgeNews } from '../services/downloads/news';

interface Badge {
  readonly text: string;
  readonly colour: string;
}

/** LOOK §8: fixed colours, all with white text at 6.6 or more. */
const MALICIOUS = '#B3211B';
const SUSPICIOUS = '#7C4A00';
const NOTHING_FOUND = '#12625A';
const UNKNOWN = '#4C5966';
const OURS = '#333E42';

const WORKING: Badge = { text: '…', colour: OURS };

/** Shows the state of a tab's last check on the toolbar icon, there only; on a tab that is closed, nowhere. */
export async function showBadge(tabId: number, state: CheckState): Promise<void> {
  if (tabId < 0) return;
  const badge = badgeFor(state);
  try {
    await browser.action.setBadgeText({ tabId, text: badge.text });
    await browser.action.setBadgeBackgroundColor({ tabId, color: badge.colour });
    await browser.action.setBadgeTextColor({ tabId, color: '#FFFFFF' });
  } catch (error) {
    if (!isClosed(error)) throw error;
  }
}

/** Chromium says "No tab with id: 7.", Firefox "Invalid tab ID: 7". */
function isClosed(error: unknown): boolean {
  return error instanceof Error && /no tab with id|invalid tab id/i.test(error.message);
}

/** Shows what downloads come to where no tab has a badge of its own; null clears it. */
export async function showDownloadsBadge(news: BadgeNews): Promise<void> {
  const badge = news === null ? null : news === 'working' ? WORKING : verdictBadge(news.verdict);
  await browser.action.setBadgeText({ text: badge?.text ?? '' });
  if (!badge) return;
  await browser.action.setBadgeBackgroundColor({ color: badge.colour });
  await browser.action.setBadgeTextColor({ color: '#FFFFFF' });
}

/** A number of engines for what was found, a sign for everything else; never colour alone. */
export function badgeFor(state: CheckState): Badge {
  if (state.phase === 'unknown') return { text: '?', colour: UNKNOWN };
  if (state.phase === 'failed') return { text: '×', colour: OURS };
  return state.phase === 'report' ? verdictBadge(state.verdict) : WORKING;
}

function verdictBadge(verdict: Pick<Verdict, 'name' | 'reading'> | null): Badge {
  if (!verdict) return { text: '×', colour: OURS };
  const { name, reading } = verdict;
  if (name === 'malicious') return { text: `!${Math.min(reading, 99)}`, colour: MALICIOUS };
  if (name === 'suspicious') return { text: String(reading), colour: SUSPICIOUS };
  return name === 'unknown' ? { text: '?', colour: UNKNOWN } : { text: '0', colour: NOTHING_FOUND };
}
