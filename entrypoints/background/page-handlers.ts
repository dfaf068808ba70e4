import { siteOf } from '@/utils/domain/page-settings';
import { success } from '@/utils/domain/result';
import { leaveSite, maySee, maySeeEvery, siteInFront } from '@/utils/platform/page-access';
import type { PageMessages } from '@/utils/rpc/page-messages';
import type { HandlersOf } from '@/utils/rpc/server';
import type { Services } from './compose';

/** What the settings and the popup ask about the sites on which scripts run. */
export function createPageHandlers(
  services: Pick<Services, 'settings' | 'webhook'>,
): HandlersOf<PageMessages> {
  const { settings, webhook } = services;

  /** The gateway and the webhook have asked for their own. */
  async function isNeeded(site: string): Promise<boolean> {
    const [kept, hook] = await Promise.all([settings.show(), webhook.view()]);
    return siteOf(hook.address) === site || (kept.ok && siteOf(kept.value.apiAddress) === site);
  }

  return {
    pageAccess: async () => {
      const kept = await settings.show();
      if (!kept.ok) return kept;
      const { markSites } = kept.value;
      const allowed = await Promise.all(markSites.map(maySee));
      return success({ every: await maySeeEvery(), sites: markSites.filter((_, at) => allowed[at]) });
    },
    siteInFront: async () => success(await siteInFront()),
    leaveSite: async ({ site: address }) => {
      const site = siteOf(address);
      if (site !== null && !(await isNeeded(site))) await leaveSite(site);
      return success(null);
    },
  };
}
