import { isUpload, paid } from '../e2e/support/requests';
import { CLEAN_URL, MALICIOUS_URL, UNKNOWN_URL } from '../simulator/world/named';
import { runDownloadStory } from './download-story';
import { openSetting, type Setting } from './setting';

/** What one story cost, counted in the simulator's request log. */
export interface StoryResult {
  readonly story: string;
  readonly requests: number;
  /** How many of them VirusTotal had no quota for. */
  readonly refused: number;
  /** How many of them send a file. */
  readonly uploads: number;
  /** How often Assay fetched the file from where it came; null where the story is about none. */
  readonly gets: number | null;
  /** From the first key press, or the end of the download, to the verdict, in milliseconds. */
  readonly took: number;
}

type Story = (setting: Setting) => Promise<void>;

async function check(
  setting: Setting,
  text: string,
  verdict: 'malicious' | 'nothing-found' | 'unknown' | 'failed',
) {
  const popup = await setting.openPopup();
  await popup.check(text);
  await popup.shows(verdict);
  return popup;
}

async function submitUnknown(setting: Setting): Promise<void> {
  const popup = await check(setting, UNKNOWN_URL, 'unknown');
  await popup.button('Submit publicly').click();
  await popup.dialog.getByRole('button', { name: 'Submit publicly' }).click();
  await popup.shows('nothing-found', 90_000);
}

async function tenAtOnce(setting: Setting): Promise<void> {
  const popups = await Promise.all(Array.from({ length: 10 }, () => setting.openPopup()));
  await Promise.all(popups.map((popup) => popup.check(CLEAN_URL)));
  await Promise.all(popups.map((popup) => popup.shows('nothing-found')));
}

/** In one browser, in this order: the second look-up finds what the first one cached. */
const STORIES: readonly (readonly [string, Story])[] = [
  ['known link', async (setting) => void (await check(setting, MALICIOUS_URL, 'malicious'))],
  ['the same link again', async (setting) => void (await check(setting, MALICIOUS_URL, 'malicious'))],
  ['ten times the same link at once', tenAtOnce],
  ['private link', async (setting) => void (await check(setting, 'http://intranet.local/wiki', 'failed'))],
];

export async function runStories(): Promise<readonly StoryResult[]> {
  const setting = await openSetting();
  const results: StoryResult[] = [];
  for (const [story, run] of STORIES) results.push(await timed(setting, story, run));
  await setting.close();
  // With a minute of its own, as a user meets it: four requests are all that a free key has.
  const fresh = await openSetting();
  results.push(await timed(fresh, 'unknown link, submitted, scan takes 20 s', submitUnknown));
  await fresh.close();
  results.push(await runDownloadStory());
  return results;
}

/** Since the story before, by the simulator's log. */
export function costOf(setting: Setting): Pick<StoryResult, 'requests' | 'refused' | 'uploads'> {
  const requests = setting.spent();
  const log = paid(setting.simulator).slice(-requests || Number.POSITIVE_INFINITY);
  return {
    requests,
    refused: log.filter(({ status }) => status === 429).length,
    uploads: log.filter(isUpload).length,
  };
}

async function timed(setting: Setting, story: string, run: Story): Promise<StoryResult> {
  const startedAt = performance.now();
  await run(setting);
  const took = performance.now() - startedAt;
  return { story, gets: null, took, ...costOf(setting) };
}
