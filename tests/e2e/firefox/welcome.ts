import assert from 'node:assert/strict';
import { DEMO_KEY } from '../../simulator/keys';
import { paid } from '../support/requests';
import { setUp } from './firefox';
import type { Scenario } from './scenarios';
import { until } from './until';

/** The page after the installation, where the icon is pinned another way and permissions are asked otherwise. */
export const WELCOME: readonly Scenario[] = [
  {
    name: 'the first run: a page of its own, a key, a permission at its click, and what is new',
    async run(assay) {
      const opened = async (): Promise<boolean> =>
        (await assay.browser.pages()).some((page) => page.url().endsWith('/welcome.html'));
      await until(opened, 'the installation opens the page');

      const welcome = await assay.open('welcome.html');
      await welcome.says('.pin', 'the gear beside Assay');
      await welcome.says('#key', 'Sign in at virustotal.com');
      await welcome.says('#try', 'Without a key');
      assert.deepEqual(assay.simulator.control.log(), []);

      await setUp(assay, DEMO_KEY);
      await welcome.page.bringToFront();
      await welcome.page.reload();
      await welcome.says('#key', 'The key works. Your limits: 4 per minute');
      await welcome.says('#try', 'Check its hash');
      await welcome.page.select('#downloads-mode', 'on');
      await welcome.says('#itself', 'Saved');
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
