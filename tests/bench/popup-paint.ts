import type { Page } from '@playwright/test';
import { MALICIOUS_URL } from '../simulator/world/named';
import { openSetting, type Setting } from './setting';

declare const chrome: typeof import('wxt/browser').browser;

/** Milliseconds from the start of the navigation to the frame that shows it, one a run. */
export interface PaintResult {
  readonly what: string;
  readonly runs: readonly number[];
}

const RUNS = 15;

/** Resolves in the page with the time of the first frame in which `selector` matches. */
function paintOf(page: Page, selector: string): Promise<number> {
  // As text: what runs in the page may not name helpers of the compiler that runs this file.
  const found = `document.querySelector(${JSON.stringify(selector)})`;
  const look = `(function look() { requestAnimationFrame((at) => (${found} ? resolve(at) : look())); })()`;
  return page.evaluate(`new Promise((resolve) => { ${look} })`);
}

/** Milliseconds until `selector` is painted on this page, opened anew. */
export async function paintAfter(setting: Setting, address: string, selector: string): Promise<number> {
  const page = await setting.context.newPage();
  await page.goto(address, { waitUntil: 'commit' });
  const painted = await paintOf(page, selector);
  await page.close();
  return painted;
}

/** Asks for the same check once more, as any page of ours may, for the name it goes by. */
function checkId(page: Page): Promise<string> {
  const indicator = { kind: 'url', value: MALICIOUS_URL };
  const message = { assay: 'startCheck', input: { indicator, origin: 'popup', secrets: 'ask' } };
  return page.evaluate(async (asked) => {
    const reply: { value: { id: string } } = await chrome.runtime.sendMessage(asked);
    return reply.value.id;
  }, message);
}

/** The popup with a cached verdict, beside an empty page of the same extension in the same run. */
export async function runPopupPaint(): Promise<readonly PaintResult[]> {
  const setting = await openSetting();
  const popup = await setting.openPopup();
  await popup.check(MALICIOUS_URL);
  await popup.shows('malicious');
  const address = setting.url(`popup.html#check=${await checkId(popup.page)}`);

  const bare: number[] = [];
  const warm: number[] = [];
  const cold: number[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    bare.push(await paintAfter(setting, setting.url('manifest.json'), 'pre'));
    warm.push(await paintAfter(setting, address, '[data-verdict="malicious"]'));
    await setting.background.kill();
    cold.push(await paintAfter(setting, address, '[data-verdict="malicious"]'));
  }
  await setting.close();
  return [
    { what: 'a page of the extension without any script', runs: bare },
    { what: 'popup with a cached verdict, worker awake', runs: warm },
    { what: 'popup with a cached verdict, worker stopped before', runs: cold },
  ];
}
