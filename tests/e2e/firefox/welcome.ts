import assert from 'node:assert/strict';
import { DEMO_KEY } from '../../simulator/keys';
import { paid } from '../support/requests';
import { setUp } from './firefox';
import type { Scenario } from './scenarios';
import { until } from './until';
import { welcomeIsOpen } from './welcome-is-open';

declare const browser: typeof import('wxt/browser').browser;

/** The page after the installation, where the icon is pinned another way and permissions are asked otherwise. */
export const WELCOME: readonly Scenario[] = [
  {
    name: 'the first run: a page of its own, a key, a permission at its click, and what is new',
    async run(assay) {
      const known = await assay.open('icon/16.png');
      await until(() => known.page.evaluate(welcomeIsOpen), 'the installation opens the page');
      await known.page.close();

      const welcome = await assay.open('welcome.html');
      await welcome.says('.pin', 'the gear beside Assay');
      await welcome.says('#key', 'Sign in at virustotal.com');
      await welcome.says('#try', 'Without a key');
      assert.deepEqual(assay.simulator.control.log(), []);

      await setUp(assay, DEMO_KEY);
      const again = await assay.open('welcome.html');
      await again.page.bringToFront();
      await again.says('#key', 'The token works. The team’s limits: 4 per minute');
      await again.says('#try', 'Check its hash');
      // The browser grants it to a key that a hand presses, and not to a script.
      await again.page.focus('#downloads-mode');
      await again.page.keyboard.press('End');
      await again.says('#itself', 'Saved');
      assert.deepEqual(paid(assay.simulator), [], 'nothing of all this costs a request');

      const settings = await assay.open('options.html');
      const mode = (): Promise<string> =>
        settings.page.$eval('#downloads-mode', (one) => (one as HTMLSelectElement).value);
      assert.equal(await mode(), 'on');
      const news = await assay.open('workspace.html#news');
      await news.says('main', 'Version 0.');
    },
  },
];
