import { beforeEach, describe, expect, it, vi } from 'vitest';
import { showBadge } from '@/utils/platform/badge';

const fake = vi.hoisted(() => ({ browser: {} as Record<string, unknown> }));
vi.mock('wxt/browser', () => fake);

const set = vi.fn();
beforeEach(() => {
  set.mockReset();
  fake.browser = {
    action: {
      setBadgeText: set,
      setBadgeBackgroundColor: async () => null,
      setBadgeTextColor: async () => null,
    },
  };
});

describe('the badge', () => {
  it.each(['No tab with id: 7.', 'Invalid tab ID: 7'])('of a closed tab is nowhere: %s', async (message) => {
    set.mockRejectedValue(new Error(message));
    await expect(showBadge(7, { phase: 'looking-up' })).resolves.toBeUndefined();
  });

  it('that fails otherwise says so', async () => {
    set.mockRejectedValue(new Error('badge text too long'));
    await expect(showBadge(7, { phase: 'looking-up' })).rejects.toThrow('too long');
  });
});
