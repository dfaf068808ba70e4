import type { Mark } from '@/utils/domain/mark';
import type { PageWord } from '@/utils/domain/page-words';
import { parentOf } from './nodes';

/** One place on the page that may get a mark: a link, or a word in a text. */
export interface Spot {
  readonly kind: 'link' | 'word';
  /** What is asked about it. */
  readonly asks: string;
  /** Of a word: the text it stands in and where it ends there. */
  readonly text: Text | null;
  readonly end: number;
  /** What is drawn for it at present. */
  drawn: Drawn | null;
}

export interface Drawn {
  readonly element: HTMLElement;
  mark: Mark;
  layer: HTMLElement;
  x: number;
  y: number;
}

/** What is known of the page's places, by the element that is watched for them; elements that go take theirs along. */
export interface Spots {
  of(element: Element): readonly Spot[];
  /** Sets the link of an element, or that it is none any more; what was drawn for another is returned. */
  setLink(element: Element, address: string | null): readonly Spot[];
  /** Sets the words of one text in it; those that are gone, with texts that left it too, are returned. */
  setWords(element: Element, text: Text, words: readonly PageWord[]): readonly Spot[];
}

/** In one element, the newest; nobody reads on through more, and each is looked at when it comes into view. */
const SPOTS_AT_MOST = 2_000;

export function createSpots(): Spots {
  const known = new WeakMap<Element, readonly Spot[]>();
  const of = (element: Element): readonly Spot[] => known.get(element) ?? [];

  function replace(
    element: Element,
    isOld: (spot: Spot) => boolean,
    fresh: readonly Spot[],
  ): readonly Spot[] {
    const before = of(element);
    if (fresh.length === 0 && before.length === 0) return [];
    const now = [...before.filter((spot) => !isOld(spot)), ...fresh].slice(-SPOTS_AT_MOST);
    known.set(element, now);
    const stays = new Set(now);
    return before.filter((spot) => !stays.has(spot));
  }

  return {
    of,
    setLink(element, address) {
      const isLink = ({ kind }: Spot): boolean => kind === 'link';
      if (of(element).find(isLink)?.asks === (address ?? undefined)) return [];
      const fresh = address === null ? [] : [spot('link', address, null, 0)];
      return replace(element, isLink, fresh);
    },
    setWords(element, text, words) {
      const fresh = words.map(({ text: asks, end }) => spot('word', asks, text, end));
      const isOld = ({ text: one }: Spot): boolean =>
        one !== null && (one === text || parentOf(one) !== element);
      return replace(element, isOld, fresh);
    },
  };
}

function spot(kind: Spot['kind'], asks: string, text: Text | null, end: number): Spot {
  return { kind, asks, text, end, drawn: null };
}
