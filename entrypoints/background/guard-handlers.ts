import { GUARDED_AT_MOST } from '@/utils/domain/guard';
import { hostOf } from '@/utils/domain/host-of';
import { markKeys } from '@/utils/domain/mark';
import { parseLink } from '@/utils/domain/parse-indicator';
import { success } from '@/utils/domain/result';
import type { Settings } from '@/utils/domain/settings';
import { openOwnWindow } from '@/utils/platform/own-window';
import { maySee, maySeeEvery } from '@/utils/platform/page-access';
import type { GuardMessages } from '@/utils/rpc/guard-messages';
import type { Sender } from '@/utils/rpc/sender';
import type { HandlersOf } from '@/utils/rpc/server';
import { knownMalicious } from '@/utils/services/guard/known-malicious';
import { createTabBudget, type TabBudget } from '@/utils/services/marks/tab-budget';
import type { Services } from './compose';

/** Links that a hand passes over in a minute are fewer, in one frame and in all of a tab. */
const NEAR_A_MINUTE = { frame: 1_000, tab: 3_000 };
/** Nobody clicks more often. No frame can use up what another one may ask, whatever it did before. */
const CLICKS_A_MINUTE = 120;
/** Each opens a window. */
const SHOWN_A_MINUTE = 6;

const OFF = { on: false, later: false, found: [] } as const;
const LATER = { on: true, later: true, found: [] } as const;
const NOT_SHOWN = success({ shown: false });

type Parts = Pick<Services, 'settings' | 'storage' | 'clock' | 'reports' | 'openReport'>;
type Script = Extract<Sender, { readonly who: 'content' | 'frame' }>;

/** Answers the guard on pages. Each question is taken as if the page itself had written it. */
export function createGuardHandlers(parts: Parts): HandlersOf<GuardMessages> {
  const { settings, storage, clock, reports, openReport } = parts;
  const budget = (most: number): TabBudget => createTabBudget(most, clock.now);
  const [inFrame, inTab] = [budget(NEAR_A_MINUTE.frame), budget(NEAR_A_MINUTE.tab)];
  const [atClicks, shown] = [budget(CLICKS_A_MINUTE), budget(SHOWN_A_MINUTE)];

  /** The settings, where the guard is on for the page that asks. */
  async function onFor(sender: Sender): Promise<Settings | null> {
    const read = await settings.read();
    if (!read.ok || !read.value.clickGuard || !isScript(sender)) return null;
    // A `data:` frame is of no site: nobody can tell whose it is, but on every site it is one that we were let into.
    const { sites } = sender;
    const allowed = sites.length === 0 ? [maySeeEvery()] : sites.map(maySee);
    return (await Promise.all(allowed)).includes(true) ? read.value : null;
  }

  /** Whether it may ask about so many links now. */
  function mayAsk(script: Script, many: number, atClick: boolean): boolean {
    const frame = frameOf(script);
    if (atClick) return many === 1 && atClicks.take(frame, 1);
    return many <= GUARDED_AT_MOST && inFrame.take(frame, many) && inTab.take(script.tabId, many);
  }

  return {
    guardLinks: async ({ links, atClick }, sender) => {
      const known = await onFor(sender);
      if (!known || !isScript(sender)) return success(OFF);
      const texts = (Array.isArray(links) ? links : []).map((link) => (typeof link === 'string' ? link : ''));
      if (!mayAsk(sender, texts.length, atClick === true)) return success(LATER);
      const found = await knownMalicious(storage, texts, { settings: known, now: clock.now() });
      return success({ on: true, later: false, found });
    },

    guardShow: async ({ link }, sender) => {
      const known = await onFor(sender);
      const read = typeof link === 'string' ? parseLink(link) : null;
      if (!known || !read?.ok || !isScript(sender)) return NOT_SHOWN;
      // A page whose renderer is taken over could ask for anything.
      const now = clock.now();
      const [finding] = await knownMalicious(storage, [String(link)], { settings: known, now });
      if (!finding || !shown.take(sender.tabId, 1)) return NOT_SHOWN;
      const about = finding.about === 'link' ? read.value : hostOf(new URL(read.value.value));
      for (const key of markKeys(about, known.privateHosts)) {
        const cached = await reports.find(key, now, { leaveTrace: false });
        if (!cached || !('report' in cached)) continue;
        const { kind, id } = cached.report;
        const check = await openReport({ kind, id }, sender.privateTab, { onlyKept: true });
        if (!check.ok) break;
        await openOwnWindow(`check=${check.value.id}`);
        return success({ shown: true });
      }
      return NOT_SHOWN;
    },
  };
}

function isScript(sender: Sender): sender is Script {
  return sender.who === 'content' || sender.who === 'frame';
}

/** A number of its own for each frame; browsers number those below a page's own through all tabs, from 1. */
function frameOf(script: Script): number {
  return script.who === 'frame' ? script.frameId : -1 - script.tabId;
}
