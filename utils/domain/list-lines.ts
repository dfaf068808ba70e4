/** A line or, of a very long one, a part. */
export interface Line {
  /** Counted from 1. */
  readonly number: number;
  readonly text: string;
  /** Where in its line it stands; most lines are `whole`. */
  readonly part: 'whole' | 'first' | 'middle' | 'last';
}

/** Splits a text that comes in pieces, however they are cut, into lines. */
export interface LineSplitter {
  read(piece: string): readonly Line[];
  /** The rest, if there is any. */
  end(): readonly Line[];
  /** Lines so far. */
  count(): number;
}

/** CRLF, CR, LF, and what else ends a line in Unicode (faults.md §5.6). */
const LINE_END = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/g;
/** Longer lines come in parts, so that a page can show something in between (faults.md §5.3). */
const PART = 65_536;
/** Where a long line may be cut without tearing an indicator. */
const GAP = /[\s,;|"'<>]/;
/** A run without a gap is given up at this length: no indicator is as long. */
const RUN_AT_MOST = 2 * PART;

export function createLineSplitter(): LineSplitter {
  let rest = '';
  let number = 0;
  let inParts = false;
  /** In the middle of a run that no indicator can be. */
  let skipping = false;

  function line(text: string, isEnd: boolean): Line {
    const part = inParts ? (isEnd ? 'last' : 'middle') : isEnd ? 'whole' : 'first';
    if (!inParts) number += 1;
    inParts = !isEnd;
    return { number, text, part };
  }

  /** Takes parts off the beginning of a line that is too long. */
  function cut(text: string, lines: Line[], ended: boolean): string {
    let left = text;
    while (left.length > PART) {
      if (skipping) {
        const gap = left.search(GAP);
        skipping = gap < 0;
        left = gap < 0 ? '' : left.slice(gap);
        continue;
      }
      const gap = lastGap(left, PART) || firstGap(left, PART);
      if (gap > 0) {
        lines.push(line(left.slice(0, gap), false));
        left = left.slice(gap);
        continue;
      }
      if (left.length <= RUN_AT_MOST && !ended) break;
      lines.push(line('', false));
      skipping = true;
      // The gap before the run is not the one behind it.
      left = left.slice(1);
    }
    return left;
  }

  /** The end of a line: what is left of it, without a run that is being skipped. */
  function last(text: string): Line {
    const gap = skipping ? text.search(GAP) : 0;
    skipping = false;
    return line(gap < 0 ? '' : text.slice(gap), true);
  }

  return {
    read(piece) {
      const lines: Line[] = [];
      const text = rest + piece;
      let from = 0;
      // A `\r` at the very end may be half a line end.
      const until = text.endsWith('\r') ? text.length - 1 : text.length;
      // What was looked through before holds no line end, but a `\r` that was waited for.
      LINE_END.lastIndex = Math.max(0, rest.length - 1);
      for (let end = LINE_END.exec(text); end && end.index < until; end = LINE_END.exec(text)) {
        lines.push(last(cut(text.slice(from, end.index), lines, true)));
        from = end.index + end[0].length;
      }
      rest = cut(text.slice(from), lines, false);
      return lines;
    },
    end() {
      const text = rest.endsWith('\r') ? rest.slice(0, -1) : rest;
      const lines: Line[] = [];
      if (rest !== '' || inParts) lines.push(last(cut(text, lines, true)));
      return lines;
    },
    count: () => number,
  };
}

function lastGap(text: string, before: number): number {
  for (let at = before; at > 0; at--) if (GAP.test(text.charAt(at))) return at;
  return 0;
}

/** Within reach of what a run may be long. */
function firstGap(text: string, from: number): number {
  const gap = text.slice(from, RUN_AT_MOST).search(GAP);
  return gap < 0 ? 0 : from + gap;
}
