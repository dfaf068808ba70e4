import { type Collected, FOUND_AT_MOST, LINK_AT_MOST } from '@/utils/domain/found';
import { createLineJoiner } from './line-joiner';
import { addressOf, nameOf, shadowOf } from './native';

/** Per document; what is behind it would be cut later anyway. Characters, and ms of looking. */
const TEXT_AT_MOST = 5_000_000;
const LOOK_AT_MOST = 20_000;
/** The page goes on in between: a person scrolls while we read. In ms, and nodes between two looks at the clock. */
const SLICE = 8;
const NODES = 200;

/** Other schemes and what no browser can read as an address are counted later, not dropped; `mailto:` is no place. */
const PLACE = /^\s*(?:https?:|[a-z][a-z0-9+.-]*:\/\/|\/\/)/i;

const UNSEEN = new Set(
  'script style noscript template textarea select option iframe object title head'.split(' '),
);

/**
 * Reads the addresses of all links, and the visible lines that may hold an indicator, out of this document and its
 * shadow roots. Changes nothing in it. The page's own names and overrides are not heard here.
 */
export async function collectPage(
  page: Document = document,
  rootOf: (element: Element) => ShadowRoot | null = shadowOf,
): Promise<Collected> {
  const type = page.contentType;
  const nothing = { links: [], text: '', frames: 0, more: false };
  // A PDF viewer's page holds nothing but the viewer.
  if (/^application\/(?!xhtml|xml)|^(?:image|audio|video)\//.test(type))
    return { ...nothing, unreadable: true };
  const links = new Set<string>();
  const lines = createLineJoiner();
  const [here = ''] = location.href.split('#', 1);
  const until = performance.now() + LOOK_AT_MOST;
  let [frames, more, pause] = [0, false, performance.now() + SLICE];

  function meet(element: Element): void {
    lines.meet(element);
    const name = nameOf(element);
    if (name === 'iframe' || name === 'frame') frames += 1;
    const address = addressOf(element)?.slice(0, LINK_AT_MOST) ?? '';
    if (!PLACE.test(address)) return;
    // Only another place in this page.
    if (address.includes('#') && address.split('#', 1)[0] === here) return;
    if (links.size < FOUND_AT_MOST) links.add(address);
    else more = more || !links.has(address);
  }

  const roots: Node[] = [page];
  for (let root = roots.pop(); root; root = roots.pop()) {
    const walker = createWalker(page, root);
    for (let count = 1, node = walker.nextNode(); node; node = walker.nextNode(), count++) {
      if (node instanceof Element) {
        meet(node);
        const shadow = rootOf(node);
        if (shadow) roots.push(shadow);
      } else if (lines.length() < TEXT_AT_MOST) lines.take(node);
      else more = true;
      if (count % NODES > 0 || performance.now() < pause) continue;
      if (performance.now() > until)
        return { links: [...links], text: lines.end(), frames, more: true, unreadable: false };
      await breathe();
      pause = performance.now() + SLICE;
    }
  }
  return { links: [...links], text: lines.end(), frames, more, unreadable: false };
}

/** Elements and text, without the insides of what nobody reads; frames themselves are met. */
function createWalker(page: Document, root: Node): TreeWalker {
  const show = NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT;
  return Document.prototype.createTreeWalker.call(page, root, show, (node) => {
    const parent = node instanceof Element ? nameOf(node) : '';
    if (!UNSEEN.has(parent)) return NodeFilter.FILTER_ACCEPT;
    return parent === 'iframe' ? NodeFilter.FILTER_ACCEPT : NodeFilter.FILTER_REJECT;
  });
}

/** A timer of zero waits four milliseconds when it comes often; a message does not. */
function breathe(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
