import { popupPage } from '../e2e/chromium/popup-page';
import { startSite } from '../e2e/support/site';
import { type Simulator, startSimulator } from '../simulator/simulator';
import { shootCard } from './card';
import { shootPages, shootWelcome } from './pages';
import { shootPopup, shootWaiting } from './popup';
import { shootStore } from './store';
import { shootStoreLanguages } from './store-languages';
import { openStudio, type Theme } from './studio';

/*
 * xvfb-run -a -s '-screen 0 2560x2000x24' tsx tests/pictures/shoot.ts
 * Photographs the build in .output against the simulator: the documents' pictures go to docs/pictures, the stores'
 * to docs/store/pictures, all others, for looking at, to .artifacts/pictures.
 */
async function shootTheme(simulator: Simulator, theme: Theme): Promise<void> {
  simulator.control.reset();
  const studio = await openStudio({ simulator, theme });
  await shootPopup(studio);
  simulator.control.reset();
  await studio.close();

  const settled = await openStudio({ simulator, theme });
  const options = await settled.openOptions();
  await options.getByText('The key works').waitFor();
  await settled.shoot(options, 'options');
  await shootPages(settled);
  await settled.close();

  const busy = await openStudio({ simulator, theme });
  await shootWaiting(busy);
  await busy.close();
  simulator.control.reset();

  const first = await openStudio({ simulator, theme, key: null });
  const popup = popupPage(await first.openPopup());
  await popup.button('Use without a key').waitFor();
  await first.shoot(popup.page, 'popup-first-run');
  await shootWelcome(first);
  await first.close();

  const site = await startSite();
  const window = await openStudio({ simulator, theme, headless: false });
  await shootCard(window, site);
  if (theme === 'light') await shootStore(window.context);
  await window.close();
  await site.stop();
}

const simulator = await startSimulator();
for (const theme of ['light', 'dark'] as const) await shootTheme(simulator, theme);
await simulator.stop();
await shootStoreLanguages();
