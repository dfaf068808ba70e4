import type { FoundRow, FoundView } from '@/utils/domain/found';
import { isFlagged } from '@/utils/domain/verdict';

/** What of a find is shown and chosen, and what that comes to. */
export interface Choice {
  /** Flagged ones first, otherwise in the order in which they were found. */
  readonly shown: readonly FoundRow[];
  readonly chosen: readonly FoundRow[];
  /** Links within the page's own site, shown or not. */
  readonly sameSite: number;
  readonly requests: number;
  readonly known: number;
  readonly private: number;
  readonly secrets: number;
}

/** `left` are those that the user has taken out. What never leaves is shown, and cannot be chosen. */
export function choiceOf(
  { rows }: Pick<FoundView, 'rows'>,
  { includeSame, left }: { readonly includeSame: boolean; readonly left: ReadonlySet<FoundRow> },
): Choice {
  const inView = rows.filter((row) => includeSame || !row.sameSite);
  const flagged = inView.filter(isKnownBad);
  const shown = [...flagged, ...inView.filter((row) => !isKnownBad(row))];
  const chosen = shown.filter((row) => row.held !== 'private' && !left.has(row));
  return {
    ...{ shown, chosen },
    sameSite: rows.filter((row) => row.sameSite).length,
    requests: chosen.reduce((sum, { cost }) => sum + cost, 0),
    known: chosen.filter(({ cost, held }) => cost === 0 && held === null).length,
    private: shown.filter(({ held }) => held === 'private').length,
    secrets: chosen.filter(({ held }) => held === 'secrets').length,
  };
}

function isKnownBad({ known }: FoundRow): boolean {
  return known !== null && isFlagged(known.verdict);
}
