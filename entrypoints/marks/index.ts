import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import bySheet from '@/components/marks/by-sheet.css?inline';
import { startMarks } from '@/components/marks/marks';
import style from '@/components/marks/marks.css?inline';
import { anyRootOf as rootOf } from '@/utils/platform/any-root';
import { callTwice as call } from '@/utils/rpc/client';
import { isAlive, onLookAgain } from '@/utils/rpc/page-door';

/** With what goes by the sheet that `platform/page-scripts` sends along. */
const STYLE = import.meta.env.FIREFOX ? style + bySheet : style;

/** Only our isolated world sees this: a second run begins anew instead of drawing everything twice. */
const world = globalThis as { assayMarks?: () => void };

/**
 * Registered at run time for the sites on which marks are switched on, and for no others (`platform/page-scripts`).
 * Like the card no WXT content script, whose context announces itself to the page.
 */
export default defineUnlistedScript(() => {
  world.assayMarks?.();
  if (typeof HTMLElement.prototype.showPopover !== 'function') return;
  world.assayMarks = startMarks({ style: STYLE, call, onLookAgain, isAlive, rootOf });
});
