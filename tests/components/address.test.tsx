// @vitest-environment happy-dom
import { render } from 'preact';
import { describe, expect, it, vi } from 'vitest';
import { Address } from '@/components/parts/Address';

vi.mock('wxt/browser', () => import('./gallery/stub-browser'));

function drawn(text: string): string {
  render(null, document.body);
  render(<Address text={text} />, document.body);
  return document.body.textContent ?? '';
}

describe('an address', () => {
  it.each([
    ['https://ex\u0430mple.com/\u0430?q=1', 'https://xn--exmple-4nf.com/\u0430?q=1'],
    ['https://m\u00fcnchen.example:8443/', 'https://xn--mnchen-3ya.example:8443/'],
    ['https://example.com/\u00e4', 'https://example.com/\u00e4'],
    ['not an \u00e4ddress', 'not an \u00e4ddress'],
    ['https://a\u202Eb.example/', 'https://a⟨U+202E⟩b.example/'],
  ])('%s is drawn with its host in ASCII (faults.md §5.22)', (text, shown) => {
    expect(drawn(text)).toBe(shown);
  });
});
