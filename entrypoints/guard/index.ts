import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { startGuard } from '@/components/guard/guard';
import style from '@/components/guard/guard.css?inline';
import { anyRootOf as rootOf } from '@/utils/platform/any-root';
import { call, callTwice } from '@/utils/rpc/client';
import { isAlive, onLookAgain } from '@/utils/rpc/page-door';

/** Only our isolated world sees this: a second run takes the place of the first. */
const world = globalThis as { assayGuard?: () => void };

/**
 * Registered at run time, before the page's own scripts, where the click guard is switched on and the browser lets
 * us (`platform/page-scripts`). Until a link is followed that is known as malicious it adds nothing to the page.
 */
export default defineUnlistedScript(() => {
  world.assayGuard?.();
  world.assayGuard = startGuard({ style, call, callTwice, onLookAgain, isAlive, rootOf });
});
