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

/** The small card of a mark: verdict, counts, what it is about, age, and the way to the full report. */
export function drawMarkCard({ verdict, indicator, analysedAt, old }: Mark, open: () => void): HTMLElement {
  const { name, answered, reading, counts } = verdict;
  const card = div(`card ${name}`);
  card.setAttribute('role', 'group');
  card.setAttribute('aria-label', t('cardName'));
  const isRead = answered > 0;
  const title = isRead ? t(WORDS[name]) : t(analysedAt === null ? 'unknown' : 'noVerdict');
  const head = part('head', part('word', title));
  head.prepend(drawGlyph(name, 20));
  if (isRead) head.append(part('reading', tn('readingOf', answered, number(reading))));
  const said = COUNTS.filter(([count]) => counts[count] > 0);
  const legend = listing(said.map(([count, message]) => t(message, number(counts[count]))));
  card.append(head, part('subject', ...subjectOf(indicator.value)));
  if (said.length > 0) card.append(part('counts', legend));
  if (!isRead && analysedAt === null) return card;
  const age = analysedAt === null ? t('ageUnknown') : relative(analysedAt, Date.now());
  const foot = part('foot', part(old ? 'age old' : 'age', t('markAge', age)));
  const button = document.createElementNS('http://www.w3.org/1999/xhtml', 'button') as HTMLButtonElement;
  button.type = 'button';
  button.className = 'report';
  button.tabIndex = -1;
  button.textContent = t('fullReport');
  button.addEventListener('click', ({ isTrusted }) => isTrusted && open());
  foot.append(button);
  card.append(foot);
  return card;
}

/** The host of an address is never broken or cut (LOOK §5). */
function subjectOf(value: string): readonly (string | Node)[] {
  const [, scheme = '', host = '', rest = ''] = /^(https?:\/\/)([^/?#]+)(.*)$/s.exec(value) ?? [];
  return host === '' ? [value] : [scheme, part('host', host), rest];
}

function part(name: string, ...inside: readonly (string | Node)[]): HTMLElement {
  const element = div(name);
  element.append(...inside);
  return element;
}
