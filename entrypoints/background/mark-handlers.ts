import { linkIndicator, markKeys, wordIndicator } from '@/utils/domain/mark';
import { CANDIDATES_AT_MOST } from '@/utils/domain/mark-limits';
import { wantsMarks } from '@/utils/domain/page-settings';
import { success } from '@/utils/domain/result';
import type { Settings } from '@/utils/domain/settings';
import { openReport as openReportPage } from '@/utils/platform/own-window';
import { maySee } from '@/utils/platform/page-access';
import type { KnownMarks, MarkMessages } from '@/utils/rpc/mark-messages';
import type { Sender } from '@/utils/rpc/sender';
import type { HandlersOf } from '@/utils/rpc/server';
import { knownMarks } from '@/utils/services/marks/known-marks';
import { createTabBudget } from '@/utils/services/marks/tab-budget';
import type { Services } from './compose';

/** What somebody reads on in a minute is less; at 0.1 ms a piece it is about a second of work. */
const ASKED_A_MINUTE = 12_000;
/** Each opens a tab. */
const OPENED_A_MINUTE = 6;

const OFF: KnownMarks = { on: false, later: false, links: [], words: [] };
const LATER: KnownMarks = { on: true, later: true, links: [], words: [] };

const DONE = success(null);

type Parts = Pick<Services, 'settings' | 'storage' | 'clock' | 'reports' | 'openReport'>;

/** Answers the scripts on pages. Each question is taken as if the page itself had written it. */
export function createMarkHandlers(parts: Parts): HandlersOf<MarkMessages> {
  const { settings, storage, clock, reports, openReport } = parts;
  const asked = createTabBudget(ASKED_A_MINUTE, clock.now);
  const opened = createTabBudget(OPENED_A_MINUTE, clock.now);

  /** The settings, where marks are on for the page that asks. */
  async function onFor(sender: Sender): Promise<Settings | null> {
    const read = await settings.read();
    if (!read.ok || sender.who === 'page' || sender.who === 'stranger') return null;
    const site = sender.sites.find((each) => wantsMarks(read.value, each));
    return site !== undefined && (await maySee(site)) ? read.value : null;
  }

  return {
    knownMarks: async (input, sender) => {
      const known = await onFor(sender);
      if (!known || !('tabId' in sender)) return success(OFF);
      const links = texts(input.links);
      const words = texts(input.words);
      const many = links.length + words.length;
      if (many > CANDIDATES_AT_MOST || !asked.take(sender.tabId ?? -1, many)) return success(LATER);
      const indicators = [...links.map(linkIndicator), ...words.map(wordIndicator)];
      const marks = await knownMarks(storage, indicators, { settings: known, now: clock.now() });
      const [ofLinks, ofWords] = [marks.slice(0, links.length), marks.slice(links.length)];
      return success({ on: true, later: false, links: ofLinks, words: ofWords });
    },

    openMark: async ({ link, word }, sender) => {
      const known = await onFor(sender);
      const indicator = typeof link === 'string' ? linkIndicator(link) : wordIndicator(String(word));
      if (!known || !indicator || !('tabId' in sender) || !opened.take(sender.tabId ?? -1, 1)) return DONE;
      for (const key of markKeys(indicator, known.privateHosts)) {
        const cached = await reports.find(key, clock.now(), { leaveTrace: false });
        if (!cached || !('report' in cached)) continue;
        const { kind, id } = cached.report;
        const check = await openReport({ kind, id }, sender.privateTab, { onlyKept: true });
        if (check.ok) await openReportPage(check.value.id);
        break;
      }
      return DONE;
    },
  };
}

/** Whatever a message holds, an array of texts; anything else in it asks for nothing. */
function texts(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.map((text) => (typeof text === 'string' ? text : '')) : [];
}
