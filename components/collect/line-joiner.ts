import { isVisible, nameOf, parentOf, textOf } from './native';

/** Elements that go on in the same line: `evil<wbr>.example`, `<b>evil</b>[.]example`. */
const IN_LINE = new Set(
  (
    'a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr q ruby s samp small span ' +
    'strike strong sub sup time tt u var wbr tspan text'
  ).split(' '),
);
/** Nobody nests deeper to write a word. */
const CLIMB_AT_MOST = 40;
/** What a line must have to hold an indicator at all: a dot or colon before something, or the length of a hash. */
const CANDIDATE = /[.:\u2024\u3002\uff0e\uff1a\uff61]\S|\bdot\b|[0-9a-f]{32}/i;

/** Joins the pieces of text that stand in one line of a page. */
export interface LineJoiner {
  /** The next text node in the order of the document. */
  take(node: Node): void;
  /** The next element: what is no part of a line ends it. */
  meet(element: Element): void;
  /** Everything so far, and the line that is open. */
  end(): string;
  length(): number;
}

export function createLineJoiner(): LineJoiner {
  const lines: string[] = [];
  let [line, length] = ['', 0];
  let block: Node | null = null;
  let holder: Element | null = null;

  function flush(): void {
    // Seen or not is asked last: it is the dear question.
    if (CANDIDATE.test(line) && holder !== null && isVisible(holder)) {
      lines.push(line);
      length += line.length + 1;
    }
    [line, holder] = ['', null];
  }

  return {
    take(node) {
      const data = textOf(node) ?? '';
      if (data === '') return;
      const own = blockOf(node);
      if (own !== block) flush();
      block = own;
      const parent = parentOf(node);
      if (parent instanceof Element) holder ??= parent;
      line += data;
    },
    meet(element) {
      if (!IN_LINE.has(nameOf(element))) flush();
    },
    end() {
      flush();
      return lines.join('\n');
    },
    length: () => length + line.length,
  };
}

function blockOf(node: Node): Node | null {
  let at = parentOf(node);
  for (let up = 0; up < CLIMB_AT_MOST && at instanceof Element && IN_LINE.has(nameOf(at)); up++)
    at = parentOf(at);
  return at;
}
