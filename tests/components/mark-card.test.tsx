// @vitest-environment happy-dom
import { beforeEach, expect, it, vi } from 'vitest';
import { createAttention } from '@/components/marks/attend';
import { drawMark } from '@/components/marks/draw-mark';
import { drawMarkCard } from '@/components/marks/mark-card';
import { div } from '@/components/marks/overlay';
import { createSpots, type Spot } from '@/components/marks/spots';
import { linkIndicator, type Mark, wordIndicator } from '@/utils/domain/mark';
import { visibleText } from '@/utils/domain/visible-text';
import { speak } from './gallery/stub-browser';

vi.mock('wxt/browser', () => import('./gallery/stub-browser'));

const counts = { malicious: 14, suspicious: 0, harmless: 70, undetected: 8, unanswered: 0 };
const MARK: Mark = {
  indicator: { kind: 'url', value: 'https://evil.example/gpj.exe' },
  verdict: { name: 'malicious', reading: 14, answered: 92, threshold: 3, counts },
  analysedAt: 0,
  fetchedAt: 0,
  old: false,
};

beforeEach(() => {
  speak('en');
  document.body.innerHTML = '';
});

it('says all it says in what its style draws', () => {
  const card = drawMarkCard(MARK, () => undefined);
  expect(card.textContent).toBe('');
  const said = [...card.querySelectorAll('[data-says]')].map((part) => part.getAttribute('data-says'));
  expect(said.slice(0, 3)).toEqual(['Malicious', '14 of 92 engines', 'https://evil.example/gpj.exe']);
  expect(card.querySelector('button')?.getAttribute('aria-label')).toBe(said.at(-1));
});

it.each([
  'https://evil.example/\u202Egpj.exe?\u200b#\u2066',
  'hxxp://пример\u200bы.рф/\u202Ea',
  'evil\u00ad.example/\u{e0041}',
])('is about things with nothing hidden in them: %j', (text) => {
  const read = [linkIndicator(text), wordIndicator(text)].flatMap((one) => one?.value ?? []);
  expect(read.length).toBeGreaterThan(0);
  expect(read.map((value) => visibleText(value))).toEqual(read);
});

it('shows the card for what a hand does: not for a focus that a script moved, nor below a pointer that rests', () => {
  vi.useFakeTimers();
  const page = div();
  document.body.append(page);
  const shadow = page.attachShadow({ mode: 'open' });
  const link = document.createElement('a');
  link.href = MARK.indicator.value;
  document.body.append(link);
  vi.spyOn(link, 'matches').mockReturnValue(true);
  const spots = createSpots();
  spots.setLink(link, MARK.indicator.value);
  const [spot] = spots.of(link) as readonly [Spot];
  spot.drawn = { element: drawMark(MARK, () => undefined), mark: MARK, layer: page, x: 0, y: 0 };
  const still = { page, still: page, shadow, revive: () => undefined, remove: () => undefined };
  const overlay = { ...still, holds: () => false };
  const attention = createAttention({ overlay, spots, drawn: new Set([spot]), open: () => undefined });
  attention.listen();
  const isShown = (): boolean => page.querySelector('.card') !== null;
  const focus = (): void => tell(link, new FocusEvent('focusin', { bubbles: true, composed: true }));
  const key = (name: string): void => tell(window, new KeyboardEvent('keydown', { key: name }));
  const rest = (screenX: number): void => {
    tell(window, new PointerEvent('pointermove', { clientX: 0, clientY: 0, screenX }));
    vi.advanceTimersByTime(200);
  };

  focus();
  expect(isShown(), 'a script').toBe(false);
  window.dispatchEvent(new KeyboardEvent('keydown', { key: 'Tab' }));
  focus();
  expect(isShown(), 'a script that plays the keyboard').toBe(false);
  key('Tab');
  focus();
  expect(isShown(), 'Tab').toBe(true);
  key('Escape');
  focus();
  expect(isShown(), 'one key is one move').toBe(false);
  key('Tab');
  vi.advanceTimersByTime(200);
  focus();
  expect(isShown(), 'long after Tab').toBe(false);

  rest(5);
  expect(isShown(), 'the pointer').toBe(true);
  key('Escape');
  rest(5);
  expect(isShown(), 'a pointer that did not move').toBe(false);
  attention.stop();
  vi.useRealTimers();
});

/** As if a hand had done it. */
function tell(target: EventTarget, event: Event): void {
  Object.defineProperty(event, 'isTrusted', { value: true });
  target.dispatchEvent(event);
}
