import { type PageWord, pageWords } from '@/utils/domain/page-words';
import { isConnected, isInLeftAlone, isLeftAlone, localName, parentOf } from './nodes';

interface ScanParts {
  /** The shadow root of an element of the page, also a closed one: its reader does not know which it is. */
  readonly rootOf: (element: Element) => ShadowRoot | null;
  readonly onElement: (element: Element) => void;
  readonly onText: (element: Element, text: Text, words: readonly PageWord[]) => void;
  readonly onRoot: (root: ShadowRoot) => void;
  /** What comes next stands somewhere else than what came before. */
  readonly onTree: () => void;
}

export interface Scan {
  /** Reads this and all in it, soon. */
  read(node: Node): void;
  stop(): void;
}

/** Milliseconds of work at a time; a frame has 16. */
const SLICE = 6;
/** Nodes between two looks at the clock. */
const NODES_AT_ONCE = 50;
/** Waiting parts at most; beyond, a page changes faster than anybody reads, and all is read again when it is slower. */
const WAITING_AT_MOST = 3_000;
/** Custom elements are given their shadow roots some time after they came, and nobody tells. */
const PROMISES_AT_MOST = 2_000;

/** Goes through a page's nodes a few milliseconds at a time, when the page has nothing better to do. */
export function createScan({
  rootOf,
  onElement,
  onText,
  onRoot,
  onTree,
}: ScanParts): Scan & { readonly lookAtPromises: () => void } {
  const waiting = new Set<Node>();
  const roots = new WeakSet<ShadowRoot>();
  let promises = new Set<Element>();
  let working: Generator<undefined> | null = null;
  let idle = 0;

  function* readAll(): Generator<undefined> {
    for (const node of waiting) {
      waiting.delete(node);
      yield* readTree(node);
    }
  }

  function* readTree(top: Node): Generator<undefined> {
    if (isInLeftAlone(top)) return;
    onTree();
    const walker = document.createTreeWalker(top, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, (node) =>
      node instanceof Element && isLeftAlone(node) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
    );
    for (let node: Node | null = top; node; node = walker.nextNode()) {
      if (node instanceof Element) readElement(node);
      else if (node instanceof Text) yield* readWords(node);
      yield;
    }
  }

  function readElement(element: Element): void {
    onElement(element);
    readRoot(element);
  }

  function readRoot(element: Element): void {
    const root = rootOf(element);
    if (root) enter(root);
    else if (promises.size < PROMISES_AT_MOST && localName(element).includes('-')) promises.add(element);
  }

  function enter(root: ShadowRoot): void {
    if (roots.has(root)) return;
    roots.add(root);
    onRoot(root);
    read(root);
  }

  function* readWords(text: Text): Generator<undefined> {
    const parent = parentOf(text);
    if (!parent) return;
    const words: PageWord[] = [];
    for (let from: number | null = 0; from !== null; ) {
      const part: ReturnType<typeof pageWords> = pageWords(text.data, from);
      words.push(...part.words);
      from = part.next;
      if (from !== null) yield;
    }
    onText(parent, text, words);
  }

  function work(deadline: IdleDeadline): void {
    idle = 0;
    working ??= readAll();
    const until = performance.now() + Math.min(SLICE, Math.max(2, deadline.timeRemaining()));
    do {
      for (let node = 0; node < NODES_AT_ONCE; node++) {
        if (!working.next().done) continue;
        working = null;
        if (waiting.size > 0) schedule();
        return;
      }
    } while (performance.now() < until);
    schedule();
  }

  function schedule(): void {
    if (idle === 0) idle = requestIdleCallback(work, { timeout: 500 });
  }

  function read(node: Node): void {
    if (waiting.size >= WAITING_AT_MOST) {
      waiting.clear();
      waiting.add(document);
    }
    waiting.add(node);
    schedule();
  }

  return {
    read,
    lookAtPromises() {
      const before = promises;
      promises = new Set();
      for (const element of before) if (isConnected(element)) readRoot(element);
    },
    stop() {
      cancelIdleCallback(idle);
      idle = -1;
      waiting.clear();
      promises = new Set();
    },
  };
}
