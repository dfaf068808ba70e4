import { startSite } from '../e2e/support/site';
import { openSetting } from './setting';

/** What Assay, as it is installed, runs on a page that somebody opens: scripts, and their bytes as they are parsed. */
export async function measurePageScript(): Promise<{ readonly scripts: number; readonly bytes: number }> {
  const site = await startSite();
  const address = site.put('/page', '<p><a href="https://beispiel.example/">A link</a></p>');
  const setting = await openSetting();
  const page = await setting.context.newPage();
  const session = await setting.context.newCDPSession(page);
  const sizes: number[] = [];
  session.on('Debugger.scriptParsed', ({ url, length = 0 }) => {
    if (url.startsWith('chrome-extension:')) sizes.push(length);
  });
  await session.send('Debugger.enable');
  await page.goto(address, { waitUntil: 'load' });
  await page.getByRole('link').hover();
  await setting.close();
  await site.stop();
  return { scripts: sizes.length, bytes: sizes.reduce((sum, size) => sum + size, 0) };
}
