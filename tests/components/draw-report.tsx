import { render } from 'preact';
import { vi } from 'vitest';
import { Report } from '@/components/report/Report';
import type { CheckView } from '@/utils/domain/check';
import { answerWith, speak } from './gallery/stub-browser';
import { stubAnswers } from './gallery/stub-call';
import { reportAnswers } from './gallery/stub-report';

interface Options {
  readonly check?: CheckView | null;
  readonly fragment?: string;
  readonly report?: Parameters<typeof reportAnswers>[2];
  /** Replies by message, in place of the stub's. */
  readonly over?: Record<string, unknown>;
  /** Messages that are never answered. */
  readonly silent?: readonly string[];
  readonly requestOrigin?: (origin: string) => Promise<boolean>;
}

/** Draws the full report against the stub background, and notes every message it sends. */
export async function drawReport({ check = null, fragment, report = {}, over = {}, ...rest }: Options = {}) {
  const { silent = [], requestOrigin = async () => true } = rest;
  const asked: { readonly name: string; readonly input: unknown }[] = [];
  const now = Date.now();
  const answers = stubAnswers(check, now, over);
  const aboutReport = reportAnswers(check, now, report);
  speak('en');
  answerWith((name, input) => {
    asked.push({ name, input });
    if (silent.includes(name)) return new Promise(() => undefined);
    return (name in over ? null : aboutReport(name, input ?? {})) ?? answers(name, input);
  });
  for (const old of document.body.children) render(null, old);
  history.replaceState(null, '', `#${fragment ?? (check ? `check=${check.id}` : '')}`);
  document.body.innerHTML = '<div id="root"></div>';
  const root = document.body.firstElementChild as HTMLElement;
  render(<Report requestOrigin={requestOrigin} />, root);
  await soon(() => {
    const drawn = root.querySelector('[data-cannot-open], main [data-failure], main .band');
    if (!drawn) throw new Error('not drawn yet');
    if (check?.state.phase === 'report' && !root.querySelector('.rep-sections'))
      throw new Error('not read yet');
  });
  return {
    root,
    asked,
    sent: (name: string) => asked.filter((one) => one.name === name).map((one) => one.input),
    section: (id: string): HTMLElement => {
      const found = root.querySelector<HTMLElement>(`#section-${id}`);
      if (!found) throw new Error(`no section ${id}`);
      return found;
    },
  };
}

/** What a busy machine takes its time for. */
export const soon = <Value,>(look: () => Value): Promise<Value> => vi.waitFor(look, { timeout: 10_000 });

/** The button or link of this name inside an element. */
export function named(name: string | RegExp, inside: ParentNode): HTMLElement {
  const all = [...inside.querySelectorAll<HTMLElement>('button, a')];
  const found = all.find((one) => {
    const own = one.getAttribute('aria-label') ?? one.textContent ?? '';
    return typeof name === 'string' ? own === name : name.test(own);
  });
  if (!found) throw new Error(`no ${name} among ${all.map((one) => one.textContent).join(' | ')}`);
  return found;
}
