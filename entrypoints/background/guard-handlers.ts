import { GUARDED_AT_MOST } from '@/utils/domain/guard';
import { parseLink } from '@/utils/domain/parse-indicator';
import { success } from '@/utils/domain/result';
import type { Settings } from '@/utils/domain/settings';
import { openLink } from '@/utils/platform/open-link';
import { openOwnWindow } from '@/utils/platform/own-window';
import { maySee } from '@/utils/platform/page-access';
import type { GuardMessages } from '@/utils/rpc/guard-messages';
import type { Sender } from '@/utils/rpc/sender';
import type { HandlersOf } from '@/utils/rpc/server';
import { knownMalicious } from '@/utils/services/guard/known-malicious';
import { createTabBudget } from '@/utils/services/marks/tab-budget';
import type { Services } from './compose';

/** Links that a hand passes over in a minute are fewer. */
const ASKED_A_MINUTE = 3_000;
/** Each opens a tab or a window. */
const OPENED_A_MINUTE = 30;

const OFF = { on: false, found: [] } as const;
const DONE = success(null);

type Parts = Pick<Services, 'settings' | 'storage' | 'clock' | 'checks'>;

/** Answers the guard on pages. Each question is taken as if the page itself had written it. */
export function createGuardHandlers(parts: Parts): HandlersOf<GuardMessages> {
  const { settings, storage, clock, checks } = parts;
  const asked = createTabBudget(ASKED_A_MINUTE, clock.now);
  const opened = createTabBudget(OPENED_A_MINUTE, clock.now);

  /** The settings, where the guard is on for the page that asks. */
  async function onFor(sender: Sender): Promise<Settings | null> {
    const read = await settings.read();
    if (!read.ok || !read.value.clickGuard || sender.who === 'page' || sender.who === 'stranger') return null;
    const allowed = await Promise.all(sender.sites.map(maySee));
    return allowed.includes(true) ? read.value : null;
  }

  /** The address, where it is one and the tab may still open something; null otherwise. */
  async function toOpen(link: unknown, sender: Sender): Promise<{ tabId: number; url: string } | null> {
    const read = typeof link === 'string' ? parseLink(link) : null;
    if (!read?.ok || !('tabId' in sender) || sender.tabId === null || !(await onFor(sender))) return null;
    return opened.take(sender.tabId, 1) ? { tabId: sender.tabId, url: String(link) } : null;
  }

  return {
    guardLinks: async ({ links }, sender) => {
      const known = await onFor(sender);
      if (!known || !('tabId' in sender)) return success(OFF);
      const texts = (Array.isArray(links) ? links : []).map((link) => (typeof link === 'string' ? link : ''));
      const many = texts.length > GUARDED_AT_MOST || !asked.take(sender.tabId ?? -1, texts.length);
      if (many) return success({ on: true, found: texts.map(() => null) });
      return success({
        on: true,
        found: await knownMalicious(storage, texts, { settings: known, now: clock.now() }),
      });
    },

    guardOpen: async ({ link, as }, sender) => {
      const target = await toOpen(link, sender);
      if (target) await openLink(target.tabId, target.url, as);
      return DONE;
    },

    guardShow: async ({ link }, sender) => {
      const target = await toOpen(link, sender);
      const read = target && parseLink(target.url);
      const known = await onFor(sender);
      if (!read?.ok || !known || !('privateTab' in sender)) return DONE;
      // A page whose renderer is taken over could ask for anything, and an old report is asked for anew.
      const [finding] = await knownMalicious(storage, [String(link)], { settings: known, now: clock.now() });
      if (!finding) return DONE;
      const order = { indicator: read.value, origin: 'link', secrets: 'ask' } as const;
      const check = await checks.start({ ...order, ephemeral: sender.privateTab });
      await openOwnWindow(`check=${check.id}`);
      return DONE;
    },
  };
}
