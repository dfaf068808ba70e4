// @vitest-environment happy-dom
import { render } from 'preact';
import { expect, it, vi } from 'vitest';
import { MoreList } from '@/components/report/MoreList';
import { DETAILS_MAX, LIST_MAX } from '@/utils/domain/details';
import { named } from './draw-report';
import { speak } from './gallery/stub-browser';

vi.mock('wxt/browser', () => import('./gallery/stub-browser'));

it.each([
  [LIST_MAX, LIST_MAX, null],
  [LIST_MAX, LIST_MAX + 1, 'Only the first 100 are shown here.'],
  [DETAILS_MAX, LIST_MAX + 1, null],
  [DETAILS_MAX, DETAILS_MAX, null],
  [DETAILS_MAX, DETAILS_MAX + 1, 'Only the first 1,000 are shown here.'],
])('of which %i are shown and %i were read says whether there is a rest', async (most, count, says) => {
  speak('en');
  const root = document.body;
  render(null, root);
  const items = Array.from({ length: count }, (_, at) => `host-${at}.example`);
  render(<MoreList items={items} first={6} most={most} draw={(text) => text} />, root);
  expect(root.textContent).not.toContain('Only the first');
  named(/more/, root).click();
  await vi.waitFor(() => expect(root.querySelector('button')).toBeNull());
  const said = root.querySelector('p')?.textContent ?? null;
  expect(said === null ? said : said.split('. ')[0]?.concat('.')).toBe(says);
});
