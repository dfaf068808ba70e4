import type { failed } from '@/utils/domain/result';
import { injectCard } from '@/utils/platform/card-launcher';
import type { MenuClick } from '@/utils/platform/menus';
import { openOwnWindow, openWorkspace } from '@/utils/platform/own-window';
import { indicatorOfClick } from '@/utils/services/checks/clicked';
import { checkLinks } from './check-links';
import type { Services } from './compose';

/**
 * A right-click becomes a check, and the check a card; where no card may be, Assay's own window shows it. `onClick` is
 * told first: what begins here has to be gone on with should this worker die.
 */
export function createRightClick(
  services: Services,
  onClick: () => void = () => undefined,
): (click: MenuClick) => void {
  const { checks, cards, texts, clock, onBug } = services;

  async function check(click: MenuClick): Promise<void> {
    const { origin, text, cut, tabId, inPrivateWindow: ephemeral } = click;
    if (origin === 'links') return checkLinks(services, { ...click, address: text });
    const found = indicatorOfClick(origin, text);
    // What was cut may hold more than is here: a person has to see what was read of it, and chooses.
    if (cut || (!found.ok && isSeveral(found))) {
      return openWorkspace(`found=${texts.keep({ text, ephemeral, ...(cut && { cut }) })}`);
    }

    // The card's place is taken before the work begins: the grant to inject it does not last.
    const view = found.ok
      ? await checks.start({ indicator: found.value, origin, secrets: 'ask', ephemeral })
      : await checks.refuse({ text, origin, failure: found.failure, ephemeral });
    if (tabId >= 0) {
      const linkUrl = origin === 'link' ? text : null;
      await cards.show({ tabId, checkId: view.id, linkUrl }, !ephemeral);
    }
    if (!(await injectCard(tabId, clock.now))) await openOwnWindow(`check=${view.id}`);
  }

  return (click) => {
    onClick();
    check(click).catch((error: unknown) => onBug('right-click', error));
  };
}

function isSeveral(found: ReturnType<typeof failed>): boolean {
  return found.failure.tag === 'bad-input' && found.failure.why.reason === 'several';
}
