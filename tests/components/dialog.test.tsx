// @vitest-environment happy-dom
import { render } from 'preact';
import { expect, it, vi } from 'vitest';
import { Dialog } from '@/components/parts/Dialog';

vi.mock('wxt/browser', () => import('./gallery/stub-browser'));

it('tells of its close while it is there, and no more when another may have taken its place', () => {
  const onClose = vi.fn();
  document.body.innerHTML = '<div id="root"></div>';
  const root = document.body.firstElementChild as HTMLElement;
  render(
    <Dialog title="Delete" onClose={onClose}>
      <p>Sure?</p>
    </Dialog>,
    root,
  );
  const dialog = root.querySelector('dialog');
  dialog?.dispatchEvent(new Event('close'));
  expect(onClose).toHaveBeenCalledTimes(1);
  render(null, root);
  dialog?.dispatchEvent(new Event('close'));
  expect(onClose).toHaveBeenCalledTimes(1);
});
