// @vitest-environment happy-dom
import { describe, expect, it, vi } from 'vitest';
import { drawPopup, find, press } from './draw-popup';

vi.mock('wxt/browser', () => import('./gallery/stub-browser'));

const menu = () => find<HTMLDetailsElement>('.menu');

describe('the menu', () => {
  it('leads to the pages of long lists and to the settings, in tabs of their own', async () => {
    await drawPopup();
    const links = [...(await menu()).querySelectorAll('a')];
    expect(links.map((link) => [link.textContent, link.getAttribute('href'), link.target])).toEqual([
      ['Lists', '/workspace.html#lists', '_blank'],
      ['Watchlist', '/workspace.html#watchlist', '_blank'],
      ['Downloads', '/workspace.html#downloads', '_blank'],
      ['History', '/workspace.html#history', '_blank'],
      ['Settings', '/options.html', '_blank'],
    ]);
    expect((await menu()).querySelector('summary')?.getAttribute('aria-label')).toBe('Pages of Assay');
  });

  it('closes on Esc, which then does nothing else, and gives the focus back', async () => {
    await drawPopup();
    const details = await menu();
    details.open = true;
    details.querySelector('a')?.focus();
    const outside = vi.fn();
    document.addEventListener('keydown', outside, { once: true });
    const event = press('Escape', details.querySelector('a') ?? details);
    expect(details.open).toBe(false);
    expect(event.defaultPrevented).toBe(true);
    expect(outside).not.toHaveBeenCalled();
    expect(document.activeElement).toBe(details.querySelector('summary'));
    document.removeEventListener('keydown', outside);
  });

  it('closes when the focus goes elsewhere, not when it moves inside', async () => {
    await drawPopup();
    const details = await menu();
    const [first, second] = details.querySelectorAll('a');
    details.open = true;
    first?.dispatchEvent(new FocusEvent('focusout', { bubbles: true, relatedTarget: second ?? null }));
    expect(details.open).toBe(true);
    first?.dispatchEvent(new FocusEvent('focusout', { bubbles: true, relatedTarget: document.body }));
    expect(details.open).toBe(false);
  });
});
