import type { Mark } from '@/utils/domain/mark';
import type { EngineCounts } from '@/utils/domain/report';
import { listing, type MessageKey, number, relative, t, tn } from '../text';
import { drawGlyph, WORDS } from './draw-mark';
import { div } from './overlay';

const COUNTS = [
  ['malicious', 'legendMalicious'],
  ['suspicious', 'legendSuspicious'],
  ['harmless', 'legendHarmless'],
  ['undetected', 'legendUndetected'],
  ['unanswered', 'legendUnanswered'],
] as const satisfies readonly (readonly [keyof EngineCounts, MessageKey])[];

/**
 * The small card of a mark: verdict, counts, what it is about, age, and the way to the full report. No text of it is
 * text: `window.find` of a page's script searches closed shadow roots too, and knows nothing of what a style draws.
 */
export function drawMarkCard({ verdict, indicator, analysedAt, old }: Mark, open: () => void): HTMLElement {
  const { name, answered, reading, counts } = verdict;
  const card = div(`card ${name}`);
  card.setAttribute('role', 'group');
  card.setAttribute('aria-label', t('cardName'));
  const isRead = answered > 0;
  const title = isRead ? t(WORDS[name]) : t(analysedAt === null ? 'unknown' : 'noVerdict');
  const head = div('head');
  head.append(drawGlyph(name, 20), says('word', title));
  if (isRead) head.append(says('reading', tn('readingOf', answered, number(reading))));
  const said = COUNTS.filter(([count]) => counts[count] > 0);
  const legend = listing(said.map(([count, message]) => t(message, number(counts[count]))));
  // Nothing hidden can be in it: an indicator is read without (`domain/mark`, and its test).
  card.append(head, says('subject', indicator.value));
  if (said.length > 0) card.append(says('counts', legend));
  if (!isRead && analysedAt === null) return card;
  const age = analysedAt === null ? t('ageUnknown') : relative(analysedAt, Date.now());
  const foot = div('foot');
  const button = document.createElementNS('http://www.w3.org/1999/xhtml', 'button') as HTMLButtonElement;
  button.type = 'button';
  button.className = 'report';
  button.tabIndex = -1;
  button.dataset.says = t('fullReport');
  button.setAttribute('aria-label', t('fullReport'));
  button.addEventListener('click', ({ isTrusted }) => isTrusted && open());
  foot.append(says(old ? 'age old' : 'age', t('markAge', age)), button);
  card.append(foot);
  return card;
}

/** Screen readers read what a style draws. */
function says(name: string, text: string): HTMLElement {
  const element = div(name);
  element.dataset.says = text;
  return element;
}
