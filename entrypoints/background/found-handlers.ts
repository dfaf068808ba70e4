import { findIndicators } from '@/utils/domain/find-indicators';
import { FOUND_AT_MOST } from '@/utils/domain/found';
import { gluedChoices } from '@/utils/domain/glued-choices';
import { failed, success } from '@/utils/domain/result';
import { tabInFront } from '@/utils/platform/own-window';
import type { OpenedText } from '@/utils/rpc/check-messages';
import type { FoundMessages } from '@/utils/rpc/found-messages';
import type { HandlersOf } from '@/utils/rpc/server';
import { foundRows } from '@/utils/services/found/found-rows';
import { checkLinks } from './check-links';
import type { Services } from './compose';
import type { FoundSet } from './found-set';

/** What the page that shows finds asks. */
export function createFoundHandlers(services: Services): HandlersOf<FoundMessages> {
  const { founds, texts, settings, storage, clock, lists } = services;
  return {
    found: async ({ id }) => {
      const text = texts.get(id);
      const set = founds.get(id) ?? (text && setOf(text));
      if (!set) return failed({ tag: 'not-found' });
      const known = await settings.read();
      if (!known.ok) return known;
      const { things, ...rest } = set;
      const rows = await foundRows(storage, things, { settings: known.value, now: clock.now() });
      return success({ ...rest, rows });
    },
    foundCost: async ({ requests }) => success(await lists.costOf(requests)),
    checkLinks: async () => {
      const tab = await tabInFront();
      if (tab) await checkLinks(services, tab);
      return success(null);
    },
  };
}

/** A selection is cut where its text is: then there may be more. */
function setOf({ text, ephemeral, cut = false }: OpenedText): FoundSet {
  const choices = gluedChoices(text);
  const { indicators, truncated } = findIndicators(text, { limit: FOUND_AT_MOST });
  const things = (choices.length > 0 ? choices : indicators).map((indicator) => ({
    indicator,
    sameSite: false,
  }));
  return {
    from: 'selection',
    host: null,
    things,
    more: truncated || cut,
    leftOut: { tooLong: 0, scheme: 0, unreadable: 0 },
    unread: 0,
    refused: false,
    ephemeral,
  };
}
