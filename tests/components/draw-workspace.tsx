import { render } from 'preact';
import { afterAll, vi } from 'vitest';
import { Workspace } from '@/components/workspace/Workspace';
import type { ListView, RowView } from '@/utils/domain/list';
import { answerWith, push, speak } from './gallery/stub-browser';
import { stubAnswers } from './gallery/stub-call';
import { foundAnswers } from './gallery/stub-found';
import { journalAnswers } from './gallery/stub-journal';
import { listAnswers, listRows, listView } from './gallery/stub-lists';
import { watchAnswers } from './gallery/stub-watch';

// What a test leaves behind may still be fetching code, which is gone with its page.
afterAll(() => vi.dynamicImportSettled());

interface Options {
  readonly rows?: readonly RowView[];
  readonly view?: Partial<ListView>;
  /** Values by message, in place of the stub's; a function gets the input; an `Error` is a failure. */
  readonly over?: Record<string, unknown>;
}

const PATIENCE = { timeout: 10_000 };

/** Draws the page at this place of Assay's tab against a background of stubs, and notes what it is asked. */
export async function drawWorkspace(place: string, { rows, view, over = {} }: Options = {}) {
  const now = Date.now();
  const theirRows = rows ?? listRows(now, 60, 27);
  let theirView = listView(theirRows, now, view);
  const asked: { readonly name: string; readonly input: unknown }[] = [];
  const rest = stubAnswers(null, now);
  speak('en');
  answerWith((name, input) => {
    asked.push({ name, input });
    if (name in over) {
      const own = over[name];
      if (own instanceof Error) return { ok: false, failure: { tag: 'internal', detail: own.message } };
      return { ok: true, value: typeof own === 'function' ? own(input) : own };
    }
    const told =
      foundAnswers(name, input, 'page', now) ??
      listAnswers(name, input, theirView, theirRows, now) ??
      journalAnswers(name, input, now) ??
      watchAnswers(name, input, now);
    return told === undefined ? rest(name, input) : { ok: true, value: told };
  });
  for (const old of document.body.children) render(null, old);
  document.body.innerHTML = '<div id="root"></div>';
  location.hash = place;
  const root = document.body.firstElementChild as HTMLElement;
  render(<Workspace requestUploading={async () => true} />, root);
  await vi.waitFor(() => {
    if (!root.querySelector('h1, .rows-none')) throw new Error('not drawn yet');
  }, PATIENCE);
  return {
    root,
    asked,
    sent: (name: string) => asked.filter((one) => one.name === name).map((one) => one.input),
    become: (change: Partial<ListView>) => {
      theirView = { ...theirView, ...change };
      push('lists', { push: 'changed', topic: 'lists' });
    },
  };
}

/** The line of a long table that holds this text. */
export async function lineOf(text: string): Promise<HTMLElement> {
  return vi.waitFor(() => {
    const found = [...document.querySelectorAll<HTMLElement>('tbody tr.line')].find((line) =>
      line.textContent?.includes(text),
    );
    if (!found) throw new Error(`no line with ${text}`);
    return found;
  }, PATIENCE);
}

/** Waits until the page says this. */
export async function says(text: string | RegExp): Promise<void> {
  await vi.waitFor(() => {
    const all = (document.body.textContent ?? '').replace(/\s+/g, ' ');
    if (typeof text === 'string' ? !all.includes(text) : !text.test(all))
      throw new Error(`not said: ${text}\n${all}`);
  }, PATIENCE);
}

/** Presses the button of this name, once it is there. */
export async function pressButton(name: string, within: ParentNode = document): Promise<void> {
  const found = await vi.waitFor(() => {
    const all = [...within.querySelectorAll<HTMLElement>(':is(button, a, summary)')];
    const one = all.find((each) => (each.getAttribute('aria-label') ?? each.textContent)?.trim() === name);
    if (!one) throw new Error(`no button ${name}`);
    return one;
  }, PATIENCE);
  found.click();
}
