// @vitest-environment happy-dom
import { render } from 'preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { LongList } from '@/components/report/LongList';
import { soon } from './draw-report';

vi.mock('wxt/browser', () => import('./gallery/stub-browser'));

type Told = (entries: readonly { readonly isIntersecting: boolean }[]) => void;
const watched = new Map<Element, Told>();

beforeEach(() => {
  watched.clear();
  vi.stubGlobal(
    'IntersectionObserver',
    class {
      readonly #told: Told;
      readonly #own = new Set<Element>();
      constructor(told: Told) {
        this.#told = told;
      }
      observe(element: Element): void {
        this.#own.add(element);
        watched.set(element, this.#told);
      }
      disconnect(): void {
        for (const element of this.#own) watched.delete(element);
      }
    },
  );
  document.body.innerHTML = '<div id="root"></div>';
});
afterEach(() => {
  render(null, document.body.firstElementChild as HTMLElement);
  vi.unstubAllGlobals();
});

function draw(count: number): HTMLElement {
  const root = document.body.firstElementChild as HTMLElement;
  const items = Array.from({ length: count }, (_, at) => `row ${at}`);
  render(<LongList items={items} rowHeight={20} keyOf={(item) => item} draw={(item) => item} />, root);
  return root;
}

describe('a long list', () => {
  it('draws what is near the window, and takes away what is not', async () => {
    const root = draw(60);
    await soon(() => expect(watched.size).toBe(3));
    expect(root.querySelectorAll('li')).toHaveLength(0);
    const [first] = watched;
    first?.[1]([{ isIntersecting: true }]);
    await soon(() => expect(root.querySelectorAll('li')).toHaveLength(20));
    first?.[1]([{ isIntersecting: false }]);
    await soon(() => expect(root.querySelectorAll('li')).toHaveLength(0));
  });

  it('that has become short is drawn whole, and stays whole when it grows again', async () => {
    const root = draw(60);
    await soon(() => expect(watched.size).toBe(3));
    draw(45);
    expect(root.querySelectorAll('li')).toHaveLength(45);
    await soon(() => expect(watched.size).toBe(0));
    draw(60);
    await soon(() => expect(watched.size).toBe(3));
    expect(root.textContent).toContain('row 44');
  });
});
