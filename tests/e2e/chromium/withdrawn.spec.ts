import { CLEAN_URL, MALICIOUS_URL } from '../../simulator/world/named';
import { asked } from '../support/requests';
import { turnSwitch } from './extension-switch';
import { expect, test } from './fixtures';
import { answerOf, send } from './rpc';

test('without access to VirusTotal’s host: said, nothing is sent or counted, and it goes on once it is given back', async ({
  assay,
  simulator,
}) => {
  const doors = { context: assay.context, url: assay.url, reloaded: () => undefined };
  const give = (hostAccess: 'ON_CLICK' | 'ON_ALL_SITES') =>
    turnSwitch(
      doors,
      { hostAccess },
      ({ permissions }) => permissions.runtimeHostPermissions?.hostAccess === hostAccess,
    );
  const popup = await assay.openPopup();
  await popup.check(CLEAN_URL);
  await popup.shows('nothing-found');
  const used = async (): Promise<number> => answerOf(await send(popup.page, 'quota', null)).dayUsed;
  const before = await used();

  await give('ON_CLICK');
  await popup.check(MALICIOUS_URL);
  await popup.fails('permission-missing');
  await expect(popup.page.locator('main')).toContainText('www.virustotal.com');
  await expect(popup.button('Allow access')).toBeVisible();
  expect(await used()).toBe(before);
  expect(asked(simulator)).toHaveLength(1);

  await give('ON_ALL_SITES');
  await popup.check(MALICIOUS_URL);
  await popup.shows('malicious');
  expect(asked(simulator)).toHaveLength(2);
});
