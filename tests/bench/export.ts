import { statSync } from 'node:fs';
import { asFiles, hashes, readIn } from '../e2e/chromium/list-messages';
import { seedAnswers } from '../e2e/support/seed-answers';
import { sampleMemory } from './process-samples';
import { openSetting } from './setting';

export interface ExportResult {
  readonly format: string;
  readonly bytes: number;
  /** Milliseconds from the click to the download. */
  readonly took: number;
  readonly requests: number;
  /** Different shares of the whole that the page showed. */
  readonly shown: number;
  /** Bytes over those at the beginning, the most in each quarter of the time. */
  readonly quarters: readonly number[];
}

const ROWS = 10_000;
const NOISE = 12_000;

/** Takes a list of 10 000 answered rows out in every form, as a person does. */
export async function runExport(): Promise<readonly ExportResult[]> {
  const setting = await openSetting();
  const page = await setting.context.newPage();
  await page.goto(setting.url('options.html'));
  const list = await readIn(page, asFiles(hashes(ROWS)), 'Ten thousand');
  await seedAnswers(page, { list, rows: ROWS, noise: NOISE });
  await page.goto(setting.url(`workspace.html#list=${list}`));
  await page.getByRole('heading', { name: 'Ten thousand' }).waitFor();
  await page.evaluate(() => {
    const shown = new Set<string>();
    new MutationObserver(() => {
      shown.add(document.querySelector('.list-saving')?.textContent ?? '');
      document.documentElement.dataset.shown = String(shown.size);
    }).observe(document.body, { subtree: true, childList: true, characterData: true });
  });
  const results: ExportResult[] = [];
  for (const [format, item] of [
    ['ZIP', /^ZIP/],
    ['CSV', /^CSV/],
    ['JSON lines', /^JSON lines$/],
  ] as const) {
    setting.spent();
    const shownBefore = Number(await page.evaluate(() => document.documentElement.dataset.shown ?? 0));
    await page.getByText('Export', { exact: true }).click();
    const memory = await sampleMemory(setting.context);
    const began = performance.now();
    const download = page.waitForEvent('download', { timeout: 300_000 });
    await page.getByRole('button', { name: item }).click();
    const path = await (await download).path();
    const took = performance.now() - began;
    const { quarters } = memory.end();
    const shown =
      Number(await page.evaluate(() => document.documentElement.dataset.shown ?? 0)) - shownBefore;
    results.push({ format, bytes: statSync(path).size, took, requests: setting.spent(), shown, quarters });
  }
  await setting.close();
  return results;
}
