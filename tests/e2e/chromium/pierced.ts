import { expect, type Page } from '@playwright/test';

export interface DomNode {
  readonly backendNodeId: number;
  readonly nodeName: string;
  readonly nodeValue?: string;
  readonly attributes?: readonly string[];
  readonly children?: readonly DomNode[];
  readonly shadowRoots?: readonly DomNode[];
  readonly contentDocument?: DomNode;
}

/** What stands in the card: in a closed shadow root, which neither the page nor Playwright's locators see. */
export interface CardOnPage {
  readonly attributes: Readonly<Record<string, string>>;
  readonly text: string;
}

/** Reads the card with the browser's own debugger; null while there is none. */
export async function readCard(page: Page): Promise<CardOnPage | null> {
  const session = await page.context().newCDPSession(page);
  const { root } = await session.send('DOM.getDocument', { depth: -1, pierce: true });
  await session.detach();
  const band = find(root, (node) => attributesOf(node)['data-phase'] !== undefined);
  const card = find(root, (node) => attributesOf(node).class === 'card');
  return band && card ? { attributes: attributesOf(band), text: textOf(card) } : null;
}

/** Waits until the card says this verdict. */
export async function expectCard(page: Page, verdict: string, timeout = 30_000): Promise<CardOnPage> {
  await expect
    .poll(async () => (await readCard(page))?.attributes['data-verdict'] ?? null, { timeout })
    .toBe(verdict);
  const card = await readCard(page);
  if (!card) throw new Error('the card went away');
  return card;
}

export function childrenOf({
  children = [],
  shadowRoots = [],
  contentDocument,
}: DomNode): readonly DomNode[] {
  return [...shadowRoots, ...children, ...(contentDocument ? [contentDocument] : [])];
}

export function find(node: DomNode, wanted: (node: DomNode) => boolean): DomNode | null {
  if (wanted(node)) return node;
  for (const child of childrenOf(node)) {
    const found = find(child, wanted);
    if (found) return found;
  }
  return null;
}

export function attributesOf({ attributes = [] }: DomNode): Readonly<Record<string, string>> {
  const pairs = attributes.flatMap((name, at) =>
    at % 2 === 0 ? [[name, attributes[at + 1] ?? ''] as const] : [],
  );
  return Object.fromEntries(pairs);
}

export function textOf(node: DomNode): string {
  if (node.nodeName === '#text') return node.nodeValue ?? '';
  const drawn = attributesOf(node)['data-says'] ?? '';
  return [drawn, ...childrenOf(node).map(textOf)].join(' ').replace(/\s+/g, ' ');
}

/** Names of marks and how far down each is in its layer, text of the card, and elements that hold them. */
export interface MarksOnPage {
  readonly names: readonly string[];
  readonly tops: readonly number[];
  readonly card: string | null;
  readonly hosts: number;
}

/** What stands in the closed shadow roots of the page and of its frames. */
export async function readMarks(page: Page): Promise<MarksOnPage> {
  const session = await page.context().newCDPSession(page);
  const { root } = await session.send('DOM.getDocument', { depth: -1, pierce: true });
  await session.detach();
  return marksIn(root);
}

/** The same out of a document that was read already. */
export function marksIn(root: DomNode): MarksOnPage {
  const named = (name: RegExp) => findAll(root, (node) => name.test(attributesOf(node).class ?? ''));
  const [card] = named(/^card /);
  const marks = named(/^mark /).map(attributesOf);
  return {
    names: marks.map((mark) => mark['aria-label'] ?? ''),
    tops: marks.map(({ style = '' }) => Number(/translate: \S+ (-?\d+)px/.exec(style)?.[1] ?? 0)),
    card: card ? textOf(card).trim() : null,
    hosts: named(/^marks$/).length,
  };
}

function findAll(node: DomNode, wanted: (node: DomNode) => boolean): readonly DomNode[] {
  const inside = childrenOf(node).flatMap((child) => findAll(child, wanted));
  return wanted(node) ? [node, ...inside] : inside;
}
