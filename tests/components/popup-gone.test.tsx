// @vitest-environment happy-dom
import { describe, expect, it, vi } from 'vitest';
import { button, drawPopup, find, pushTo } from './draw-popup';
import { check, counts, LINK, reportState } from './gallery/stub-data';

vi.mock('wxt/browser', () => import('./gallery/stub-browser'));

describe('a check that the background has lost', () => {
  it('has failed, and is started anew without being kept', async () => {
    const { sent } = await drawPopup({
      check: check({ phase: 'looking-up' }),
      over: { startCheck: check({ phase: 'looking-up' }, { id: 'c2' }) },
    });
    await pushTo('check:c1', { push: 'gone' });
    expect((await find('.band[data-verdict="failed"]')).dataset.failure).toBe('internal');
    (await button('Retry')).click();
    await find('[data-phase="looking-up"]');
    expect(sent('retryCheck')).toEqual([]);
    expect(sent('startCheck')).toEqual([
      { indicator: LINK, origin: 'link', secrets: 'ask', from: 'c1', ephemeral: true },
    ]);
  });

  it('still shows the report it had', async () => {
    await drawPopup({ check: check(reportState(counts({ malicious: 5 }), Date.now())) });
    await pushTo('check:c1', { push: 'gone' });
    await new Promise((done) => setTimeout(done, 0));
    expect((await find('.band')).dataset.verdict).toBe('malicious');
  });
});
