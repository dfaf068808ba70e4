import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MINUTE } from '../../../utils/domain/duration';
import type { MessageInput, MessageName, MessageReply } from '../../../utils/rpc/protocol';
import { type Simulator, startSimulator } from '../../simulator/simulator';
import { until } from '../firefox/until';
import { type RawChromium, type RawPage, startRawChromium } from './raw-chromium';

const OURS = /^chrome-extension:\/\/[a-p]{32}\//;

/** A Chromium whose worker nobody is attached to, with Assay in it. */
export interface RawAssay {
  readonly simulator: Simulator;
  readonly browser: RawChromium;
  /** Whether the worker runs. Asking does not wake it. */
  isAlive(): Promise<boolean>;
  /** One of the extension's pages, once it is there. */
  open(path: string): Promise<RawPage>;
  closePages(): Promise<void>;
  stop(): Promise<void>;
}

/** `makeBuild` puts another build than the production's into the folder that it is given. */
export async function startRawAssay(makeBuild?: (folder: string) => void): Promise<RawAssay> {
  const simulator = await startSimulator();
  const folder = mkdtempSync(join(tmpdir(), 'assay-raw-'));
  const build = join(folder, 'build');
  makeBuild?.(build);
  const browser = startRawChromium({
    profile: join(folder, 'profile'),
    virusTotalPort: simulator.httpsPort,
    ...(makeBuild && { build }),
  });
  const ours = async (type: string) =>
    (await browser.targets()).filter((target) => target.type === type && OURS.test(target.url));
  await until(async () => (await ours('page')).length > 0, 'the welcome page is open', MINUTE);
  const [welcome] = await ours('page');
  return {
    simulator,
    browser,
    isAlive: async () => (await ours('service_worker')).length > 0,
    async open(path) {
      const page = await browser.open(new URL(`/${path}`, welcome?.url).href);
      await untilThere(page);
      return page;
    },
    async closePages() {
      for (const { targetId } of await ours('page')) await browser.closeTarget(targetId);
    },
    async stop() {
      await browser.stop();
      await simulator.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A new tab is an empty page at first, which is complete as well. */
function untilThere(page: RawPage): Promise<void> {
  const there = 'document.readyState === "complete" && chrome.runtime?.id !== undefined';
  // One that goes on to another address while it is asked gives no answer.
  return until(() => page.evaluate<boolean>(there).catch(() => false), 'the page is there', MINUTE);
}

/** Asks the background from one of the extension's pages. */
export async function send<N extends MessageName>(
  page: RawPage,
  name: N,
  input: MessageInput<N>,
): Promise<MessageReply<N>> {
  const question = JSON.stringify({ assay: name, input });
  const reply = await page.evaluate<string>(
    `chrome.runtime.sendMessage(${question}).then((reply) => JSON.stringify(reply))`,
  );
  return JSON.parse(reply) as MessageReply<N>;
}
