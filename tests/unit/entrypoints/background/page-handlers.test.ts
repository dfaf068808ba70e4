import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createPageHandlers } from '@/entrypoints/background/page-handlers';
import { failed, success } from '@/utils/domain/result';
import { DEFAULT_SETTINGS } from '@/utils/domain/settings';
import type { Sender } from '@/utils/rpc/sender';

const fake = vi.hoisted(() => ({ browser: {} as Record<string, unknown> }));
vi.mock('wxt/browser', () => fake);

const [MAIL, OTHER] = ['https://mail.example', 'https://other.example'];
const [GATEWAY, HOOK] = ['https://gateway.example', 'https://hook.example'];
const US: Sender = { who: 'page', tabId: null, privateTab: false };

let origins: string[];

beforeEach(() => {
  origins = [MAIL, GATEWAY, HOOK].map((site) => `${site}/*`);
  fake.browser = {
    permissions: {
      getAll: async () => ({ origins }),
      contains: async ({ origins: some }: { origins: string[] }) =>
        some.every((one) => origins.includes(one)),
      remove: async ({ origins: gone }: { origins: string[] }) => {
        origins = origins.filter((one) => !gone.includes(one));
      },
    },
  };
});

type Parts = Parameters<typeof createPageHandlers>[0];

function handlers(isReadable = true) {
  const kept = { ...DEFAULT_SETTINGS, markSites: [MAIL, OTHER], apiAddress: `${GATEWAY}/assay/api` };
  const lost = failed({ tag: 'internal', detail: 'settings' });
  return createPageHandlers({
    settings: { show: async () => (isReadable ? success(kept) : lost) },
    webhook: { view: async () => ({ address: `${HOOK}/services/T0/B0` }) },
  } as Pick<Parts, never> as Parts);
}

describe('the sites on which scripts run', () => {
  it('are those that were chosen and that the browser still allows', async () => {
    expect(await handlers().pageAccess(null, US)).toEqual(success({ every: false, sites: [MAIL] }));
    origins.push('https://*/*', 'http://*/*');
    expect(await handlers().pageAccess(null, US)).toMatchObject({ value: { every: true } });
  });

  it('are not said where the settings cannot be read', async () => {
    expect((await handlers(false).pageAccess(null, US)).ok).toBe(false);
  });

  it('are given back one by one, and the gateway’s and the webhook’s own are kept', async () => {
    for (const site of [`${MAIL}/inbox`, GATEWAY, `${HOOK}/`, 'no address'])
      expect(await handlers().leaveSite({ site }, US)).toEqual(success(null));
    expect(origins).toEqual([`${GATEWAY}/*`, `${HOOK}/*`]);
  });
});
