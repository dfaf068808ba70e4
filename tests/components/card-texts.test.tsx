// @vitest-environment happy-dom
import { options, render } from 'preact';
import { afterEach, expect, it, vi } from 'vitest';
import { Card } from '@/components/card/Card';
import { letStyleDrawTexts } from '@/components/card/draw-texts';
import { states } from './gallery/states';
import { speak } from './gallery/stub-browser';

vi.mock('wxt/browser', () => import('./gallery/stub-browser'));

afterEach(() => {
  delete options.vnode;
});

/** What somebody reads, in order, whether it is text or drawn by the style. */
function read(node: Node): string {
  if (node instanceof Text) return node.data;
  const drawn = node instanceof Element ? (node.getAttribute('data-says') ?? '') : '';
  return drawn + [...node.childNodes].map(read).join('');
}

function draw(state: string): HTMLElement {
  const check = states(0)[state];
  if (!check) throw new Error(`no state ${state}`);
  const root = document.createElement('div');
  render(
    <Card view={{ check, linkUrl: null, gateway: null }} act={() => undefined} close={() => undefined} />,
    root,
  );
  return root;
}

it.each(Object.keys(states(0)))('of a card that says %s a page can search nothing', (state) => {
  speak('en');
  vi.useFakeTimers({ now: 0 });
  const plain = draw(state);
  letStyleDrawTexts();
  const card = draw(state);
  expect(plain.textContent?.length, 'there is something to say').toBeGreaterThan(10);
  expect(read(card)).toBe(plain.textContent);
  expect(card.textContent).toBe('');
  // What is drawn within SVG would not be seen.
  expect(card.querySelector('svg [data-says]')).toBeNull();
  vi.useRealTimers();
});

it('what cannot be selected is copied, defanged where it is flagged; where there is no clipboard it says so', async () => {
  speak('en');
  const wrote: string[] = [];
  const clipboard = { writeText: async (text: string) => void wrote.push(text) };
  const copied = async (has: unknown): Promise<string | undefined> => {
    vi.stubGlobal('navigator', { ...navigator, clipboard: has });
    const card = draw('malicious');
    card.querySelector<HTMLElement>('.copy button')?.click();
    const said = card.querySelector('.copy [role=status]');
    await vi.waitFor(() => expect(said?.textContent).not.toBe(''));
    return said?.textContent ?? undefined;
  };
  expect(await copied(clipboard)).toBe('Copied');
  expect(wrote).toHaveLength(1);
  expect(wrote[0]).toMatch(/^hxxps:.+\[\.\]/);
  expect(await copied(undefined)).toBe('Could not copy');
  vi.unstubAllGlobals();
});

it('leaves in place what heard of each element before', () => {
  const heard = vi.fn();
  options.vnode = heard;
  letStyleDrawTexts();
  speak('en');
  draw('malicious');
  expect(heard).toHaveBeenCalled();
});
