import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, vi } from 'vitest';
import type { DownloadDoors } from '@/components/options/download-doors';
import { Options } from '@/components/options/Options';
import type { PageDoors } from '@/components/options/page-doors';
import type { createOptionsBackground } from './options-background';

type Background = ReturnType<typeof createOptionsBackground>;

/** A browser that grants whatever it is asked for. */
export const DOORS: DownloadDoors = {
  requestDownloads: async () => true,
  requestFiles: async () => true,
  openExtensionPage: async () => undefined,
};

export let root: HTMLElement;

beforeEach(() => {
  root = document.createElement('div');
  document.body.append(root);
});
afterEach(() => {
  act(() => render(null, root));
  root.remove();
  vi.useRealTimers();
});

/** Answers are promises behind promises; each round draws what the last one brought. */
export async function settle(first: () => unknown = () => undefined): Promise<void> {
  await act(async () => void first());
  for (let round = 0; round < 4; round += 1) await act(async () => undefined);
}

export const PAGE_DOORS: PageDoors = {
  requestSite: async () => true,
  requestEverySite: async () => true,
  leaveEverySite: async () => true,
};

export async function open(
  background: Background,
  requestOrigin = async (_origin: string) => true,
  downloads: Partial<DownloadDoors> = {},
  pageDoors: PageDoors = PAGE_DOORS,
): Promise<void> {
  const requestNotifications = async () => true;
  const downloadDoors = { ...DOORS, ...downloads };
  const doors = {
    call: background.call,
    watch: background.watch,
    requestOrigin,
    requestNotifications,
    downloadDoors,
    pageDoors,
  };
  await settle(() => render(<Options {...doors} />, root));
}

export const text = (): string => (root.textContent ?? '').replace(/\s+/g, ' ');
export const all = (selector: string): HTMLElement[] => [...root.querySelectorAll<HTMLElement>(selector)];
export const button = (name: string): HTMLElement | undefined =>
  all('button').find((one) => (one.getAttribute('aria-label') ?? one.textContent) === name);

export function labelled(name: string): HTMLInputElement {
  const label = all('label').find((one) => one.textContent?.startsWith(name));
  const field = label && document.getElementById(label.getAttribute('for') ?? '');
  if (!(field instanceof HTMLElement)) throw new Error(`no field labelled ${name}`);
  return field as HTMLInputElement;
}

export async function click(name: string): Promise<void> {
  const found = button(name);
  if (!found) throw new Error(`no button named ${name}`);
  await settle(() => found.click());
}

export async function fill(name: string, value: string): Promise<void> {
  await settle(() => {
    const field = labelled(name);
    field.value = value;
    field.dispatchEvent(new Event('input', { bubbles: true }));
    field.dispatchEvent(new Event('change', { bubbles: true }));
  });
}

export const press = (on: Element | null, key: string): Promise<void> =>
  settle(() => on?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true })));

export const statusBeside = (label: string): string | null | undefined =>
  all('.option-head')
    .find((head) => head.textContent?.startsWith(label))
    ?.querySelector('[role=status]')?.textContent;
