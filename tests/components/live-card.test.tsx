// @vitest-environment happy-dom
import { render } from 'preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { CardHost } from '@/components/card/card-host';
import { LiveCard } from '@/components/card/LiveCard';
import { button, find, pushTo } from './draw-popup';
import { answerWith, browser, disconnectAll, isWatched, speak } from './gallery/stub-browser';
import { stubAnswers } from './gallery/stub-call';
import { check } from './gallery/stub-data';

vi.mock('wxt/browser', () => import('./gallery/stub-browser'));

const { id } = browser.runtime;
const close = vi.fn(() => render(null, document.body));
const host: CardHost = { close, anchorTo: vi.fn() };

beforeEach(async () => {
  vi.clearAllMocks();
  speak('en');
  answerWith(stubAnswers(check({ phase: 'looking-up' }), Date.now()));
  document.body.innerHTML = '';
  render(<LiveCard host={host} />, document.body);
  await find('[data-phase="looking-up"]');
});
afterEach(() => {
  browser.runtime.id = id;
  render(null, document.body);
});

describe('the card with the background', () => {
  it('says that a check was lost, and goes when there is none to try again', async () => {
    await pushTo('card', { push: 'gone' });
    expect((await find('.band[data-verdict="failed"]')).dataset.failure).toBe('internal');
    answerWith(stubAnswers(null, Date.now()));
    (await button('Retry')).click();
    await vi.waitFor(() => expect(close).toHaveBeenCalledOnce());
  });

  it('goes when its extension was updated under it', async () => {
    await vi.waitFor(() => expect(isWatched('card')).toBe(true));
    browser.runtime.id = '';
    disconnectAll();
    await vi.waitFor(() => expect(close).toHaveBeenCalledOnce());
  });
});
