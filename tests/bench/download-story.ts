import { rmSync } from 'node:fs';
import { answerOf, send } from '../e2e/chromium/rpc';
import { until } from '../e2e/firefox/until';
import { allowedBuild } from '../e2e/support/allowed-build';
import { createDownloadProfile } from '../e2e/support/download-profile';
import { attachment, html, startFileServer } from '../e2e/support/file-server';
import { maliciousFileBytes } from '../simulator/world/named';
import { openSetting } from './setting';
import { costOf, type StoryResult } from './stories';

const HOST = 'dateien.beispiel-archiv.example';
const FILE = '/setup.exe';
const NEEDED = ['downloads', 'notifications', 'offscreen'];

/** A file is downloaded, and checked by its own SHA-256 when it is complete; its server counts who asks for it. */
export async function runDownloadStory(): Promise<StoryResult> {
  const server = await startFileServer();
  server.put('/', html(`<a href="${FILE}">Download</a>`));
  server.put(FILE, attachment(maliciousFileBytes()));
  const { profile, remove } = createDownloadProfile();
  const build = allowedBuild('file:///*', NEEDED);
  const setting = await openSetting({ build, profile, hosts: { [`${HOST}:443`]: server.port } });
  // Playwright renames and moves what is downloaded unless it is told not to (platform.md, fact 15).
  const session = await setting.context.browser()?.newBrowserCDPSession();
  await session?.send('Browser.setDownloadBehavior', { behavior: 'default' });
  const page = await setting.context.newPage();
  await page.goto(setting.url('options.html'));
  answerOf(await send(page, 'saveSettings', { downloads: 'on' }));
  const rows = async () =>
    answerOf(await send(page, 'listDownloads', { search: '', filter: 'all', limit: 10 })).rows;

  const site = await setting.context.newPage();
  await site.goto(`https://${HOST}/`);
  setting.spent();
  await site.getByRole('link').click();
  await until(() => server.visits(FILE) > 0, 'the browser fetches the file');
  const began = performance.now();
  await until(async () => (await rows()).some(({ stage }) => stage === 'checked'), 'it is checked');
  const took = performance.now() - began;
  const [row] = await rows();
  if (row?.basis !== 'file') throw new Error(`checked by ${row?.basis}, not by its own SHA-256`);
  const result = {
    story: 'finished download, checked by its own SHA-256',
    ...costOf(setting),
    // The first one is the browser's own.
    gets: server.visits(FILE) - 1,
    took,
  };
  await setting.close();
  await server.stop();
  remove();
  rmSync(build, { recursive: true });
  return result;
}
