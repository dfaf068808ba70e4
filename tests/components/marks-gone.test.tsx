// @vitest-environment happy-dom
import { afterEach, expect, it, vi } from 'vitest';
import { startMarks } from '@/components/marks/marks';
import type { Call } from '@/utils/rpc/client';
import { speak } from './gallery/stub-browser';

vi.mock('wxt/browser', () => import('./gallery/stub-browser'));

afterEach(() => {
  vi.useRealTimers();
});

it('takes its marks away and asks nothing more once its extension was updated under it', async () => {
  vi.useFakeTimers();
  speak('en');
  // happy-dom has neither popovers nor idle times, nor links in pictures.
  vi.stubGlobal('requestIdleCallback', (work: (idle: object) => void) =>
    setTimeout(() => work({ timeRemaining: () => 50, didTimeout: false }), 1),
  );
  vi.stubGlobal('cancelIdleCallback', clearTimeout);
  vi.stubGlobal('SVGAElement', globalThis.SVGAElement ?? globalThis.SVGElement);
  Object.assign(HTMLElement.prototype, { showPopover: () => undefined, hidePopover: () => undefined });
  document.body.innerHTML = '<p><a href="https://evil.example/x">a link</a></p>';
  const before = document.documentElement.innerHTML;
  const asked: string[] = [];
  const call = (async (name: string) => {
    asked.push(name);
    return { ok: true, value: { on: true, known: [] } };
  }) as Call;
  let [alive, heard, forgotten] = [true, (): void => undefined, 0];
  startMarks({
    rootOf: () => null,
    ...{ style: '', call, isAlive: () => alive },
    onLookAgain: (listener) => {
      heard = listener;
      return () => {
        forgotten += 1;
      };
    },
  });
  await vi.advanceTimersByTimeAsync(3_000);
  expect(document.documentElement.innerHTML, 'there is something to take away').not.toBe(before);

  alive = false;
  await vi.advanceTimersByTimeAsync(1_000);
  expect(document.documentElement.innerHTML).toBe(before);
  expect(forgotten).toBe(1);
  const until = asked.length;
  document.body.append(Object.assign(document.createElement('a'), { href: 'https://b.example/' }));
  heard();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(asked).toHaveLength(until);
  expect(vi.getTimerCount()).toBe(0);
});
