import assert from 'node:assert/strict';
import { MALICIOUS_URL } from '../../simulator/world/named';
import { openInsides } from './insides';
import type { Scenario } from './scenarios';

/** A Firefox that never remembers anything gives extensions no database (platform.md fact 10). */
export const ALWAYS_PRIVATE: readonly Scenario[] = [
  {
    name: 'a Firefox that is always private: said in a sentence, nothing is sent that cannot be counted',
    options: { alwaysPrivate: true },
    async run(assay) {
      const insides = await openInsides(assay.browser);
      await insides.allowPrivateWindows();
      const popup = await assay.open('popup.html');
      await popup.check(MALICIOUS_URL);
      await popup.says('#root', 'always use private browsing');
      const settings = await assay.open('options.html');
      await settings.says('#root', 'always use private browsing');
      assert.equal(assay.simulator.control.log().length, 0);
    },
  },
];
