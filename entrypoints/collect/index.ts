import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { collectPage } from '@/components/collect/collect-page';
import { anyRootOf } from '@/utils/platform/any-root';

/**
 * Injected by "Check the links on this page", never declared for any page. It gives back what it read and leaves
 * nothing behind.
 */
export default defineUnlistedScript(() => collectPage(document, anyRootOf));
