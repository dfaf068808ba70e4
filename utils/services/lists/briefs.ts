import type { IndicatorKind } from '@/utils/domain/indicator';
import { ROW_STATES, type RowState } from '@/utils/domain/list';
import { answered } from '@/utils/domain/report';
import type { ListTransaction } from './known';
import type { ListItem } from './row';

/** What sorting, searching and the spectrum need of a row. */
export interface Brief {
  readonly n: number;
  readonly state: RowState;
  /** As it stood in the list. */
  readonly text: string;
  readonly kind: IndicatorKind;
  /** Engines that flag it; -1 where none answered. */
  readonly engines: number;
  readonly label: string;
  /** Unix ms; 0 where it is not known. */
  readonly age: number;
  /** It is yet to be asked. */
  readonly waits: boolean;
}

/**
 * Rows in one record: a text with a line a row, empty where a row was removed. 100 000 rows as objects of their
 * own take the browser more than a second to read; as a hundred texts they are here at once.
 */
export const ROWS_A_TEXT = 1_000;

const KINDS: readonly IndicatorKind[] = ['url', 'domain', 'ip', 'file'];

/** Keeps the texts in step with rows that changed; null is a row that was removed. */
export async function writeBriefs(
  transaction: ListTransaction,
  list: string,
  changes: readonly { readonly n: number; readonly item: ListItem | null }[],
): Promise<void> {
  const store = transaction.objectStore('listBriefs');
  const partOf = (n: number): number => Math.floor((n - 1) / ROWS_A_TEXT);
  for (const part of new Set(changes.map(({ n }) => partOf(n)))) {
    const before = await store.get([list, part]);
    const lines = before?.split('\n') ?? [];
    for (const { n, item } of changes) {
      if (partOf(n) !== part) continue;
      // What is left out before it is joined as an empty line.
      lines[(n - 1) % ROWS_A_TEXT] = item ? lineOf(briefOf(item)) : '';
    }
    const after = lines.join('\n');
    if (after !== before) await store.put(after, [list, part]);
  }
}

/** Adds the rows of one text to others; `part` counts the texts of a list from 0. Written for speed, not for looks. */
export function readBriefs(text: string, part: number, briefs: Brief[]): void {
  let n = part * ROWS_A_TEXT;
  for (let at = 0; at < text.length; ) {
    n += 1;
    const found = text.indexOf('\n', at);
    const end = found < 0 ? text.length : found;
    if (end > at) {
      const brief = readLine(text, at, end, n);
      if (brief) briefs.push(brief);
    }
    at = end + 1;
  }
}

function readLine(text: string, at: number, end: number, n: number): Brief | null {
  const state = ROW_STATES[text.charCodeAt(at) - ZERO];
  const kind = KINDS[text.charCodeAt(at + 1) - ZERO];
  if (!state || !kind) return null;
  const waits = text.charCodeAt(at + 2) === WAITS;
  const engines = text.indexOf('\t', at) + 1;
  const age = text.indexOf('\t', engines) + 1;
  const label = text.indexOf('\t', age) + 1;
  const value = text.indexOf('\t', label) + 1;
  return {
    n,
    state,
    kind,
    waits,
    engines: Number(text.slice(engines, age - 1)),
    age: Number(text.slice(age, label - 1)),
    label: text.slice(label, value - 1),
    text: text.slice(value, end),
  };
}

const ZERO = 48;
const WAITS = 119;

export function briefOf({ n, state, indicator, result, todo }: ListItem): Brief {
  const counts = result && answered(result.counts) > 0 ? result.counts : null;
  return {
    ...{ n, state, text: indicator.value, kind: indicator.kind, waits: todo !== undefined },
    engines: counts ? counts.malicious || counts.suspicious : -1,
    label: result?.label ?? '',
    age: result?.analysedAt ?? 0,
  };
}

/** Labels are foreign text; an indicator holds neither a tab nor a line break, and what did would find its end. */
function lineOf({ state, kind, waits, engines, age, label, text }: Brief): string {
  const marks = `${ROW_STATES.indexOf(state)}${KINDS.indexOf(kind)}${waits ? 'w' : '-'}`;
  return [marks, engines, age, flat(label), flat(text)].join('\t');
}

function flat(text: string): string {
  return text.replace(/[\t\r\n]/g, ' ');
}
