import type { Finding } from '@/utils/domain/guard';
import { splitAddress } from '@/utils/domain/split-address';
import { visibleText } from '@/utils/domain/visible-text';
import { drawGlyph } from '../marks/draw-mark';
import { number, relative, t, tn } from '../text';
import { guardWords } from './guard-words';

const HTML = 'http://www.w3.org/1999/xhtml';
/** An address of no more characters is on the screen as a whole. */
const FEW = 120;

/** What the question is about. */
export interface GuardedWay {
  /** Where it leads. */
  readonly address: string;
  readonly isForm: boolean;
  /** Whether the second answer may open it; else it shows the full report. */
  readonly canOpen: boolean;
}

/** The question before its answers are bound to anything. */
export interface GuardDialog {
  readonly dialog: HTMLDialogElement;
  readonly stay: HTMLButtonElement;
  readonly open: HTMLButtonElement;
}

/**
 * Draws the question: what is known, about which address, who says so, how old that is, and the two answers. No text
 * of it is text: `window.find` of a page's script searches closed shadow roots too, but not what a style draws.
 */
export function drawGuardDialog(way: GuardedWay, finding: Finding, now: number): GuardDialog {
  const { reading, answered, analysedAt, worst } = finding;
  const words = guardWords(way, finding.about);
  const dialog = make('dialog', 'guard');
  const head = make('div', 'head');
  const title = make('h2', '', t(words.title));
  title.id = 'title';
  head.append(
    drawGlyph('malicious', 24),
    title,
    make('span', 'reading', tn('readingOf', answered, number(reading))),
  );
  const ask = make('p', 'ask', t(words.ask, number(reading), number(answered)));
  ask.id = 'ask';

  const parts = splitAddress(way.address);
  const link = make('p', 'address');
  link.dir = 'ltr';
  // It may have to be scrolled, by keyboard as well.
  if (way.address.length > FEW) link.tabIndex = 0;
  link.append(
    make('span', '', visibleText(parts.before)),
    make('b', '', visibleText(parts.host)),
    make('span', '', visibleText(parts.after, 2_000)),
  );

  const engines = make('ul', 'engines');
  for (const { engine, label } of worst) {
    const line = make('li', '');
    line.append(
      make('bdi', '', visibleText(engine, 60)),
      make('bdi', 'label', visibleText(label ?? t('malicious'), 80)),
    );
    engines.append(line);
  }
  const age = make(
    'p',
    'age',
    analysedAt === null ? t('ageUnknown') : t('markAge', relative(analysedAt, now)),
  );
  dialog.append(head, ask, link, engines, age);
  if (words.how) dialog.append(make('p', 'how', t(words.how)));

  const stay = button('primary', t('guardStay'));
  const open = button('', t(words.open));
  const actions = make('div', 'actions');
  actions.append(stay, open);
  dialog.setAttribute('aria-labelledby', 'title');
  dialog.setAttribute('aria-describedby', 'ask');
  dialog.append(actions);
  return { dialog, stay, open };
}

function button(kind: string, text: string): HTMLButtonElement {
  const element = make('button', kind, text);
  element.type = 'button';
  return element;
}

/**
 * In an XML document, `createElement` makes elements that are none of HTML's. The text is drawn by the style, where
 * screen readers find it too.
 */
function make<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  kind: string,
  text = '',
): HTMLElementTagNameMap[Name] {
  const element = document.createElementNS(HTML, name) as HTMLElementTagNameMap[Name];
  if (kind !== '') element.className = kind;
  if (text !== '') element.dataset.says = text;
  return element;
}
