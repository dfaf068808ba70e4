import { expect, type Page } from '@playwright/test';
import { allow } from './browser-question';
import type { Assay } from './fixtures';
import { attributesOf, childrenOf, type DomNode, find, textOf } from './pierced';

/** Switches the click guard on in the settings, for all sites; the browser's question is answered by a hand. */
export async function switchGuardOn(assay: Pick<Assay, 'openOptions'>): Promise<void> {
  const { page } = await assay.openOptions();
  await page.bringToFront();
  const toggle = page.locator('#click-guard');
  await toggle.press('Space');
  await allow(() => toggle.isChecked(), 'the permission is granted');
  await page.close();
}

/** The question that stands over a page: in a closed shadow root, which neither the page nor locators see. */
export interface GuardOnPage {
  readonly text: string;
  /** "Open anyway" does nothing yet. */
  readonly waits: boolean;
  readonly stay: { readonly x: number; readonly y: number };
  readonly open: { readonly x: number; readonly y: number };
}

/** Reads the question with the browser's own debugger; null while there is none. */
export async function readGuard(page: Page): Promise<GuardOnPage | null> {
  const session = await page.context().newCDPSession(page);
  try {
    const { root } = await session.send('DOM.getDocument', { depth: -1, pierce: true });
    const dialog = find(root, (node) => attributesOf(node).class === 'guard' && 'open' in attributesOf(node));
    if (!dialog) return null;
    const [stay, open] = buttonsIn(dialog);
    if (!stay || !open) return null;
    const middle = async ({ backendNodeId }: DomNode) => {
      const { model } = await session.send('DOM.getBoxModel', { backendNodeId });
      const [x1 = 0, y1 = 0, , , x2 = 0, y2 = 0] = model.border;
      return { x: (x1 + x2) / 2, y: (y1 + y2) / 2 };
    };
    return {
      text: textOf(dialog).trim(),
      waits: attributesOf(open)['aria-disabled'] === 'true',
      stay: await middle(stay),
      open: await middle(open),
    };
  } finally {
    await session.detach();
  }
}

/** Waits until it stands there. */
export async function expectGuard(page: Page): Promise<GuardOnPage> {
  let guard: GuardOnPage | null = null;
  const isAsked = async (): Promise<boolean> => {
    guard = await readGuard(page);
    return guard !== null;
  };
  await expect.poll(isAsked, 'the question is asked').toBe(true);
  if (!guard) throw new Error('the question went away');
  return guard;
}

/** Waits until it may be answered either way. */
export async function expectAnswerable(page: Page): Promise<GuardOnPage> {
  await expect.poll(async () => (await readGuard(page))?.waits, 'it may be answered').toBe(false);
  return expectGuard(page);
}

function buttonsIn(node: DomNode): readonly DomNode[] {
  return childrenOf(node).flatMap((child) => (child.nodeName === 'BUTTON' ? [child] : buttonsIn(child)));
}

/** The question as a screen reader is told of it. */
export async function guardAsRead(page: Page) {
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  await session.detach();
  const dialog = nodes.find(({ role }) => role?.value === 'dialog');
  const buttons = nodes.filter(({ role, ignored }) => role?.value === 'button' && !ignored);
  return {
    name: dialog?.name?.value,
    description: dialog?.description?.value,
    buttons: buttons.map(({ name }) => name?.value),
  };
}
