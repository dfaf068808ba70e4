import { AxeBuilder } from '@axe-core/playwright';
import { OTHER_KEY } from '../../simulator/keys';
import { MALICIOUS_URL } from '../../simulator/world/named';
import { launchChromium } from '../support/chromium';
import { createManagedBuild, mayWritePolicies } from '../support/policy';
import { paid } from '../support/requests';
import { expect, test } from './fixtures';
import { optionsPage } from './options-page';
import { popupPage } from './popup-page';

/** Chromium looks at its policies when their files change, some seconds later. */
const POLICY_TAKES = 30_000;

test('what an administrator sets is locked, used at once, and gone with the policy', async ({
  simulator,
}) => {
  test.skip(!mayWritePolicies(), 'only root may write a policy');
  const build = createManagedBuild(['http://127.0.0.1/*']);
  const gateway = `http://127.0.0.1:${simulator.httpPort}`;
  build.setPolicy({
    ...{ apiAddress: gateway, key: OTHER_KEY, maliciousFrom: 20, reserve: 7 },
    privateHosts: ['wiki.corp.example'],
  });
  const context = await launchChromium({ virusTotalPort: simulator.httpsPort, build: build.folder });
  try {
    const page = await context.newPage();
    await page.goto(`chrome-extension://${build.id}/options.html`);
    const options = optionsPage(page);
    await expect(options.keySection).toContainText('Set by your administrator');
    await expect(options.keyField).toHaveCount(0);
    await expect(options.tokenField).toHaveCount(0);
    await expect(page.locator('.managed-note')).toContainText('do not fit and are ignored: reserve');
    const stepper = page.getByRole('group', { name: 'Call it malicious from' });
    await expect(stepper).toContainText('20 engines');
    await expect(stepper.getByRole('button').first()).toBeDisabled();
    await expect(options.gatewayField).toBeDisabled();
    await expect(page.locator('#reserve')).toBeEnabled();
    await expect(page.locator('#privacy')).toContainText('wiki.corp.example');
    expect(await page.content()).not.toContain(OTHER_KEY.slice(0, 16));
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);

    // The administrator's key goes to the administrator's gateway; 14 engines are not 20.
    const popup = popupPage(await context.newPage());
    await popup.page.goto(`chrome-extension://${build.id}/popup.html`);
    await popup.check(MALICIOUS_URL);
    await popup.shows('suspicious');
    expect(paid(simulator).map(({ door, key }) => [door, key])).toEqual([['http', OTHER_KEY]]);
    await popup.check('https://wiki.corp.example/plan');
    await expect(popup.page.locator('[data-failure]')).toHaveAttribute('data-failure', 'private');

    // A page that stays open follows a change.
    build.setPolicy({ apiAddress: gateway, maliciousFrom: 6 });
    await expect(stepper).toContainText('6 engines', { timeout: POLICY_TAKES });
    await expect(options.tokenField).toBeVisible();
    await expect(page.locator('.managed-note')).not.toContainText('reserve');

    build.removePolicy();
    await expect(stepper).toContainText('3 engines', { timeout: POLICY_TAKES });
    await expect(stepper.getByRole('button').first()).toBeEnabled();
    await expect(page.locator('.managed-note')).toHaveCount(0);
    await expect(options.gatewayField).toHaveValue('https://www.virustotal.com');
  } finally {
    await context.close();
    build.remove();
  }
});
