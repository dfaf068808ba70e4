import type { Page } from '@playwright/test';
import type { Indicator } from '../../../utils/domain/indicator';
import { answerOf, send } from './rpc';

/** Different links that VirusTotal knows nothing of. */
export const links = (count: number, host = 'viele-verweise.example'): string[] =>
  Array.from({ length: count }, (_, at) => `https://link-${at + 1}.${host}/`);

/** Different hashes that VirusTotal knows nothing of. */
export const hashes = (count: number): string[] =>
  Array.from({ length: count }, (_, at) => (at + 1).toString(16).padStart(64, '0'));

/** Reads indicators in as the page does; gives the list's id. */
export async function readIn(
  page: Page,
  indicators: readonly Indicator[],
  name = 'Ticket 4471',
): Promise<string> {
  const { id: list } = answerOf(await send(page, 'createList', { name }));
  for (let at = 0; at < indicators.length; at += 1_000) {
    const part = indicators.slice(at, at + 1_000);
    const rows = part.map((indicator, index) => ({ line: at + index + 1, indicator }));
    answerOf(await send(page, 'addListRows', { list, from: at + 1, rows, bad: [] }));
  }
  const count = indicators.length;
  const read = { lines: count, rows: count, duplicates: 0, comments: 0, blank: 0, bad: 0 };
  answerOf(await send(page, 'finishList', { list, read }));
  return list;
}

export const asLinks = (values: readonly string[]): Indicator[] =>
  values.map((value) => ({ kind: 'url', value }));
export const asFiles = (values: readonly string[]): Indicator[] =>
  values.map((value) => ({ kind: 'file', value }));

export const viewOf = async (page: Page, list: string) => answerOf(await send(page, 'getList', { list }));

/** The log of a list, whole. */
export async function logOf(page: Page, list: string): Promise<string> {
  let log = '';
  for (let from: number | null = 0; from !== null; ) {
    const part: { text: string; next: number | null } = answerOf(
      await send(page, 'exportLog', { list, from }),
    );
    log += part.text;
    from = part.next;
  }
  return log;
}
