import { render } from 'preact';
import { vi } from 'vitest';
import { Downloads } from '@/components/downloads/Downloads';
import type { DownloadAccess, DownloadView } from '@/utils/domain/download';
import { DEFAULT_SETTINGS, type Settings } from '@/utils/domain/settings';
import { answerWith, push, speak } from './gallery/stub-browser';
import { stubAnswers } from './gallery/stub-call';
import { CHROME, downloadList } from './gallery/stub-downloads';

interface Options {
  readonly rows?: readonly DownloadView[];
  readonly access?: DownloadAccess;
  readonly mode?: Settings['downloads'];
  readonly fragment?: string;
  /** Replies by message, in place of the stub's. */
  readonly over?: Record<string, unknown>;
}

/** Draws the page of downloads against a background that holds these rows, and notes what it is asked. */
export async function drawDownloads(options: Options = {}) {
  const { access = CHROME, mode = 'on', fragment = 'downloads', over = {} } = options;
  let rows = options.rows ?? [];
  const asked: { readonly name: string; readonly input: unknown }[] = [];
  const answers = stubAnswers(null, Date.now(), {
    settings: { ...DEFAULT_SETTINGS, downloads: mode },
    fileAccess: access,
    ...over,
  });
  speak('en');
  answerWith((name, input) => {
    asked.push({ name, input });
    if (name !== 'listDownloads' || name in over) return answers(name, input);
    return { ok: true, value: downloadList(rows, input as Parameters<typeof downloadList>[1]) };
  });
  location.hash = fragment;
  for (const old of document.body.children) render(null, old);
  document.body.innerHTML = '<div id="root"></div>';
  const root = document.body.firstElementChild as HTMLElement;
  render(<Downloads requestUploading={async () => true} />, root);
  await vi.waitFor(() => {
    if (!root.querySelector('.dl-tools, .main > .dl-trouble')) throw new Error('not drawn yet');
  });
  return {
    root,
    asked,
    sent: (name: string) => asked.filter((one) => one.name === name).map((one) => one.input),
    /** The background's rows change, and it says so. */
    become: (next: readonly DownloadView[]) => {
      rows = next;
      push('downloads', { push: 'changed', topic: 'downloads' });
    },
  };
}

export const rowOf = (name: string): HTMLElement => {
  const found = [...document.querySelectorAll<HTMLElement>('.dl')].find((row) =>
    row.querySelector('.dl-name')?.textContent?.includes(name),
  );
  if (!found) throw new Error(`no row ${name}`);
  return found;
};

export const buttonsOf = (name: string): readonly string[] =>
  [...rowOf(name).querySelectorAll<HTMLElement>('.dl-acts :is(a, button)')].map(
    (one) => one.getAttribute('aria-label') ?? one.textContent ?? '',
  );

export function pressIn(name: string, button: string): void {
  const all = [...rowOf(name).querySelectorAll<HTMLElement>('.dl-acts :is(a, button)')];
  const found = all.find((one) => (one.getAttribute('aria-label') ?? one.textContent) === button);
  if (!found) throw new Error(`no button ${button} for ${name}`);
  found.click();
}
