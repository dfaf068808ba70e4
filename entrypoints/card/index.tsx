import { render } from 'preact';
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import style from '@/components/card/card.css?inline';
import { openCardHost } from '@/components/card/card-host';
import { letStyleDrawTexts } from '@/components/card/draw-texts';
import { LiveCard } from '@/components/card/LiveCard';

/**
 * Injected by a click, never declared for any page. Not a WXT content script: its context announces itself by
 * an event that every page can hear and answer (platform.md, fact 14). What this returns is what `executeScript`
 * answers: whether the card is shown.
 */
export default defineUnlistedScript(() =>
  openCardHost(style, (root, host) => {
    letStyleDrawTexts();
    render(<LiveCard host={host} />, root);
    return () => render(null, root);
  }),
);
