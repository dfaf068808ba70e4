// @vitest-environment happy-dom
import { type FunctionComponent, render } from 'preact';
import { expect, it, vi } from 'vitest';
import { lazy } from '@/components/parts/lazy';

it('draws what has come for another between its own first drawing and its effect', async () => {
  let arrive: (component: FunctionComponent) => void = () => undefined;
  const code = new Promise<FunctionComponent>((resolve) => {
    arrive = resolve;
  });
  const load = vi.fn(() => code);
  const Late = lazy(load);
  const [first, second] = [document.createElement('div'), document.createElement('div')];
  document.body.append(first, second);
  render(<Late />, first);
  await vi.waitFor(() => expect(load).toHaveBeenCalledOnce());
  // In one turn: the code is known before the second one's effect runs, and not yet when it is drawn.
  arrive(() => <p>here</p>);
  render(<Late />, second);
  await vi.waitFor(() => expect(first.textContent).toBe('here'));
  await vi.waitFor(() => expect(second.textContent).toBe('here'));
});
