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
  /** The lines so far that may hold an indicator, with the one that is open. */
  end(): string;
  /** Characters that were read. */
  length(): number;
}

export function createLineJoiner(): LineJoiner {
  const lines: string[] = [];
  let pieces: { readonly data: string; readonly holder: Element }[] = [];
  let length = 0;
  let block: Node | null = null;

  function flush(): void {
    // Seen or not is asked last: it is the dear question.
    if (CANDIDATE.test(joined())) {
      pieces = pieces.filter(({ holder }) => isVisible(holder));
      const line = joined();
      if (CANDIDATE.test(line)) lines.push(line);
    }
    pieces = [];
  }

  function joined(): string {
    return pieces.map(({ data }) => data).join('');
  }

  return {
    take(node) {
      const data = textOf(node) ?? '';
      if (data === '') return;
      const own = blockOf(node);
      if (own !== block) flush();
      block = own;
      const parent = parentOf(node);
      // Right in a shadow root it is as visible as the element that the root is of.
      const holder = parent instanceof ShadowRoot ? parent.host : parent;
      if (holder instanceof Element) pieces.push({ data, holder });
      length += data.length;
    },
    meet(element) {
      if (!IN_LINE.has(nameOf(element))) flush();
    },
    end() {
      flush();
      return lines.join('\n');
    },
    length: () => length,
  };
}

function blockOf(node: Node): Node | null {
  let at = parentOf(node);
  for (let up = 0; up < CLIMB_AT_MOST && at instanceof Element && IN_LINE.has(nameOf(at)); up++)
    at = parentOf(at);
  return at;
}
