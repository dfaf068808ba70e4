// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type CardHost, openCardHost } from '@/components/card/card-host';

vi.mock('wxt/browser', () => import('./gallery/stub-browser'));

/** What happy-dom lacks of a browser. */
function browserWith(popovers: boolean, visible: boolean): void {
  const element: object = HTMLElement.prototype;
  Object.assign(element, { checkVisibility: () => visible, showPopover: popovers ? vi.fn() : undefined });
}

function open() {
  let host: CardHost | null = null;
  const unmount = vi.fn();
  const shown = openCardHost('', (_, own) => {
    host = own;
    return unmount;
  });
  return { shown, unmount, host: host as CardHost | null };
}

beforeEach(() => browserWith(true, true));
afterEach(() => {
  delete (globalThis as { assayCard?: unknown }).assayCard;
  for (const one of document.documentElement.querySelectorAll('[popover]')) one.remove();
});

const left = () => document.documentElement.querySelectorAll(':scope > div').length;

describe('the element of the card', () => {
  it('is one of HTML’s whatever the document is, and gone when it closes', () => {
    const { shown, host, unmount } = open();
    expect(shown).toBe(true);
    const [element] = document.documentElement.querySelectorAll(':scope > div');
    expect(element?.namespaceURI).toBe('http://www.w3.org/1999/xhtml');
    host?.close();
    expect(unmount).toHaveBeenCalledOnce();
    expect(left()).toBe(0);
  });

  it('replaces the one before it', () => {
    const first = open();
    open();
    expect(first.unmount).toHaveBeenCalledOnce();
    expect(left()).toBe(1);
  });

  it.each([
    ['has no top layer', false, true],
    ['gives it no box', true, false],
  ])('is not left behind where the browser %s, and says so', (_, popovers, visible) => {
    browserWith(popovers, visible);
    const { shown, host } = open();
    expect(shown).toBe(false);
    expect(host).toBeNull();
    expect(left()).toBe(0);
  });

  it('goes even when taking down what is in it fails', () => {
    const { host, unmount } = open();
    unmount.mockImplementation(() => {
      throw new Error('Extension context invalidated.');
    });
    expect(() => host?.close()).toThrow();
    expect(left()).toBe(0);
  });
});
