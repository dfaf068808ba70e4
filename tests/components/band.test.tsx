// @vitest-environment happy-dom
import { type ComponentChild, render } from 'preact';
import { describe, expect, it, vi } from 'vitest';
import { Card } from '@/components/card/Card';
import { Band } from '@/components/parts/Band';
import type { Failure } from '@/utils/domain/failure';
import { speak } from './gallery/stub-browser';
import { failedCheck } from './gallery/stub-data';

vi.mock('wxt/browser', () => import('./gallery/stub-browser'));

const PRIVATE = { tag: 'private', rule: 'own-list', host: 'foto.intern' } as const;
const WHY = 'This address is on your list of addresses that stay here.';

/** Draws, and looks at once: nothing that loads late can be there yet. */
function atOnce(drawing: ComponentChild): HTMLElement {
  speak('en');
  const root = document.createElement('div');
  document.body.replaceChildren(root);
  render(drawing, root);
  return root;
}

const band = (failure: Failure) => (
  <Band check={failedCheck(failure)} now={Date.now()} quota={null} gateway={null} width={368} />
);
/** Title, sentences, and what is said aloud. */
const textOf = (root: HTMLElement): readonly string[] =>
  [...root.querySelectorAll('#verdict, .say, .band [role=status]')].map((one) => one.textContent ?? '');

describe('the band of what stays here', () => {
  it('says so from the first moment on, never that it failed, and then why, also aloud', async () => {
    const root = atOnce(band(PRIVATE));
    expect(textOf(root)).toEqual(['Not sent', 'Not sent']);
    await vi.waitFor(() => expect(textOf(root)).toEqual(['Not sent', WHY, `Not sent ${WHY}`]), {
      timeout: 10_000,
    });
  });

  it('has everything at once in the card, whose height stays', () => {
    const view = { check: failedCheck(PRIVATE), linkUrl: null, gateway: null };
    const root = atOnce(<Card view={view} act={() => undefined} close={() => undefined} />);
    expect(textOf(root)).toEqual(['Not sent', WHY, `Not sent ${WHY}`]);
  });
});

describe('the band of any other failure', () => {
  it('says that it failed until it can say how', async () => {
    const root = atOnce(band({ tag: 'timeout' }));
    expect(textOf(root)).toEqual(['Failed', 'Failed']);
    await vi.waitFor(() => expect(textOf(root)[1]).toContain('VirusTotal'), { timeout: 10_000 });
    expect(textOf(root)[0]).not.toBe('Failed');
  });
});
