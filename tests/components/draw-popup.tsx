import { render } from 'preact';
import { afterAll, vi } from 'vitest';
import { Popup } from '@/components/popup/Popup';
import type { CheckView } from '@/utils/domain/check';
import { answerWith, isWatched, push, speak } from './gallery/stub-browser';
import { stubAnswers } from './gallery/stub-call';

// What a test leaves behind may still be fetching code, which is gone with its page.
afterAll(() => vi.dynamicImportSettled());

/** Code is fetched when it is first drawn; on a busy machine that takes its time. */
const PATIENCE = { timeout: 15_000 };

export interface Asked {
  readonly name: string;
  readonly input: unknown;
}

interface Options {
  readonly check?: CheckView | null;
  readonly fragment?: string;
  /** Replies by message, in place of the stub's. */
  readonly over?: Record<string, unknown>;
  /** What has to be there when it is drawn. */
  readonly drawn?: string;
  readonly requestOrigin?: (origin: string) => Promise<boolean>;
}

/** Draws the popup against the stub background and notes every message it sends. */
export async function drawPopup({ check = null, fragment, over = {}, drawn, requestOrigin }: Options = {}) {
  const asked: Asked[] = [];
  const answers = stubAnswers(check, Date.now(), over);
  speak('en');
  answerWith((name, input) => {
    asked.push({ name, input });
    return answers(name, input);
  });
  location.hash = fragment ?? (check ? `check=${check.id}` : '');
  // The popup before this one would go on listening to the document's keys.
  for (const old of document.body.children) render(null, old);
  document.body.innerHTML = '<div id="root"></div>';
  const root = document.body.firstElementChild as HTMLElement;
  render(<Popup {...(requestOrigin ? { requestOrigin } : {})} />, root);
  await vi.waitFor(() => {
    if (!root.querySelector(drawn ?? (check ? '.band' : '.drop, .first'))) throw new Error('not drawn yet');
  }, PATIENCE);
  return {
    root,
    asked,
    sent: (name: string) => asked.filter((one) => one.name === name).map((one) => one.input),
  };
}

/** Waits until the selector finds something. */
export async function find<E extends Element = HTMLElement>(selector: string): Promise<E> {
  return vi.waitFor(() => {
    const found = document.querySelector<E>(selector);
    if (!found) throw new Error(`no ${selector}`);
    return found;
  }, PATIENCE);
}

/** Pushes to those who watch, as soon as somebody does. */
export async function pushTo(topic: string, what: unknown): Promise<void> {
  await vi.waitFor(() => {
    if (!isWatched(topic)) throw new Error(`nobody watches ${topic}`);
  }, PATIENCE);
  push(topic, what);
}

export async function button(name: string, inside = ''): Promise<HTMLElement> {
  return vi.waitFor(() => {
    const all = [...document.querySelectorAll<HTMLElement>(`${inside} :is(button, a, [role=tab])`)];
    const found = all.find((one) => (one.getAttribute('aria-label') ?? one.textContent)?.trim() === name);
    if (!found) throw new Error(`no button ${name}`);
    return found;
  }, PATIENCE);
}

export function type(field: HTMLInputElement | HTMLTextAreaElement, text: string): void {
  field.value = text;
  field.dispatchEvent(new Event('input', { bubbles: true }));
}

export function press(key: string, target: EventTarget = document.activeElement ?? document): KeyboardEvent {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true });
  target.dispatchEvent(event);
  return event;
}

/** Waits until so many elements stand under the selector. */
export async function findAll(selector: string, count: number): Promise<readonly HTMLElement[]> {
  return vi.waitFor(() => {
    const all = [...document.querySelectorAll<HTMLElement>(selector)];
    if (all.length !== count) throw new Error(`${all.length} of ${selector}`);
    return all;
  }, PATIENCE);
}
