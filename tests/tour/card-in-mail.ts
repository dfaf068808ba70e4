import { setTimeout } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import { childrenOf, type DomNode, find, readCard, textOf } from '../e2e/chromium/pierced';
import type { Reading } from './world-says';

/** A free key may have to wait a minute for a slot; nothing may take longer. Milliseconds. */
const AT_MOST = 90_000;
/** It waits for nothing: a limit for hangs. */
const CLOSES_WITHIN = 20_000;

/** Waits for the end of the check that the card in the mail shows, and reads it off. */
export async function readCardVerdict(mail: Page): Promise<Reading> {
  const { attributes, text } = await until(mail, ({ attributes: { 'data-phase': phase } }) =>
    ['report', 'unknown', 'failed'].includes(phase ?? ''),
  );
  const failure = attributes['data-failure'];
  if (failure) return { verdict: failure === 'private' ? 'not-sent' : `failed: ${failure}`, engines: null };
  const verdict = attributes['data-verdict'] ?? '';
  if (verdict === 'unknown') return { verdict, engines: null };
  const [, found, all] = /(\d+) of (\d+) engines?/.exec(text) ?? [];
  return { verdict, engines: `${found} of ${all}` };
}

/** Waits until the card asks what to do about a secret. */
export async function untilCardAsks(mail: Page): Promise<void> {
  await until(mail, ({ attributes }) => attributes['data-phase'] === 'asking');
}

/** Presses a button of the card, as a hand would. */
export async function pressInCard(mail: Page, name: string): Promise<void> {
  const session = await mail.context().newCDPSession(mail);
  const { root } = await session.send('DOM.getDocument', { depth: -1, pierce: true });
  const button = find(root, (node) => node.nodeName.toLowerCase() === 'button' && said(node) === name);
  if (!button) throw new Error(`The card has no button “${name}”.`);
  const { model } = await session.send('DOM.getBoxModel', { backendNodeId: button.backendNodeId });
  await session.detach();
  const [x1 = 0, y1 = 0, , , x2 = 0, y2 = 0] = model.border;
  await mail.mouse.click((x1 + x2) / 2, (y1 + y2) / 2);
}

/** Esc takes the card away, so that the next one is not taken for it. */
export async function closeCard(mail: Page): Promise<void> {
  await mail.keyboard.press('Escape');
  for (let waited = 0; waited < CLOSES_WITHIN; waited += 100) {
    if (!(await readCard(mail))) return;
    await setTimeout(100);
  }
  throw new Error('Esc did not close the card in the mail.');
}

type Card = NonNullable<Awaited<ReturnType<typeof readCard>>>;

async function until(mail: Page, holds: (card: Card) => boolean): Promise<Card> {
  for (let waited = 0; waited < AT_MOST; waited += 100) {
    const card = await readCard(mail);
    if (card && holds(card)) return card;
    await setTimeout(100);
  }
  throw new Error('The card in the mail did not come to an end.');
}

function said(node: DomNode): string {
  return childrenOf(node).map(textOf).join(' ').trim();
}
