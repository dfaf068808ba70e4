// @vitest-environment happy-dom
import { describe, expect, it, vi } from 'vitest';
import type { WatchView } from '@/utils/domain/watch';
import { drawReport, named, soon } from './draw-report';
import { push } from './gallery/stub-browser';
import { reportChecks } from './gallery/stub-report';
import { entry } from './gallery/stub-watch';

vi.mock('wxt/browser', () => import('./gallery/stub-browser'));

const now = Date.now();
const CAME = { added: 1, already: 0, held: [], secret: [], refused: 0, cost: { perDay: 1, allowed: 400 } };

async function draw(name: 'url' | 'file' | 'ephemeral', over: Record<string, unknown> = {}) {
  const check = reportChecks(now)[name];
  if (!check) throw new Error(name);
  return { ...(await drawReport({ check, over })), check };
}

describe('the watchlist in a full report', () => {
  it('takes the object by one click, as it was sent, and says so', async () => {
    let found: WatchView | null = null;
    const { root, sent, check } = await draw('url', {
      addWatch: CAME,
      removeWatch: { undo: 'u' },
      findWatch: () => found,
    });
    const add = await soon(() => named('Add to watchlist', root));
    found = entry('x.example', now, { period: 'week' });
    add.click();
    await soon(() => expect(root.querySelector('.watch-this a')?.textContent).toBe('Watched'));
    expect(sent('addWatch')).toEqual([
      {
        indicators: [{ kind: 'url', value: check.sent }],
        ...{ period: null, secrets: 'keep', seen: true, from: 'c1' },
      },
    ]);
    await soon(() => expect(root.querySelector('.watch-said')?.textContent).toBe('Added to the watchlist.'));
    const period = root.querySelector<HTMLSelectElement>('.watch-this select');
    expect(period?.value).toBe('week');
    await soon(() => expect(document.activeElement).toBe(period));
    found = null;
    named('Remove from watchlist', root).click();
    await soon(() => named('Add to watchlist', root));
    expect(sent('removeWatch')).toEqual([{ keys: ['domain:x.example'] }]);
  });

  it('shows that it is watched, with its period, and changes it', async () => {
    const { root, sent } = await draw('file', { findWatch: entry('x.example', now) });
    const period = await soon(() => {
      const found = root.querySelector<HTMLSelectElement>('.watch-this select');
      if (found?.selectedOptions[0]?.textContent !== 'As in Settings (Every day)') throw new Error('not yet');
      return found;
    });
    period.value = 'hour';
    period.dispatchEvent(new Event('change', { bubbles: true }));
    await soon(() => expect(sent('setWatch')).toEqual([{ keys: ['domain:x.example'], period: 'hour' }]));
    const before = sent('findWatch').length;
    push('watchlist', { push: 'changed', topic: 'watchlist' });
    await soon(() => expect(sent('findWatch').length).toBeGreaterThan(before));
  });

  it('says why it was not taken', async () => {
    const { root } = await draw('url', { addWatch: { ...CAME, added: 0, refused: 1 } });
    (await soon(() => named('Add to watchlist', root))).click();
    await soon(() =>
      expect(root.querySelector('.watch-said')?.textContent).toMatch(/^1 was not added: your limits/),
    );
  });

  it('is not offered for what comes out of a private window', async () => {
    const { root, sent } = await draw('ephemeral');
    await soon(() => expect(sent('findWatch')).not.toEqual([]));
    await soon(() => named('Save JSON', root));
    expect(root.querySelector('.watch-this')).toBeNull();
  });
});
