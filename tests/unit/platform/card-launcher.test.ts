import { beforeEach, describe, expect, it, vi } from 'vitest';
import { injectCard } from '@/utils/platform/card-launcher';

const fake = vi.hoisted(() => ({ browser: {} as Record<string, unknown> }));
vi.mock('wxt/browser', () => fake);

const executeScript = vi.fn();
beforeEach(() => {
  executeScript.mockReset();
  fake.browser = { scripting: { executeScript } };
});

describe('injecting the card', () => {
  it.each([
    ['shown', [{ result: true }], true],
    ['not shown by the card itself', [{ result: false }], false],
    ['broken on the way', [{ result: undefined }], false],
    ['in no frame at all', [], false],
  ])('that is %s', async (_, results, shown) => {
    executeScript.mockResolvedValue(results);
    expect(await injectCard(7, Date.now)).toBe(shown);
  });

  it('tries again while the grant of the click may be on its way', async () => {
    executeScript.mockRejectedValueOnce(new Error('Cannot access contents of the page.'));
    executeScript.mockResolvedValueOnce([{ result: true }]);
    expect(await injectCard(7, Date.now)).toBe(true);
  });

  it('gives up at once where no script may ever run', async () => {
    executeScript.mockRejectedValue(new Error('The extensions gallery cannot be scripted.'));
    expect(await injectCard(7, Date.now)).toBe(false);
    expect(executeScript).toHaveBeenCalledTimes(1);
  });
});
