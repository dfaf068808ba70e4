import { mkdirSync, rmSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { endChildren, runChild } from '../commands/child';
import { findOrInstallChromium } from '../commands/chromium';
import { INTERRUPTED, onInterrupt } from '../commands/on-interrupt';
import { allowedBuild } from '../e2e/support/allowed-build';
import type { Control } from '../simulator/control';
import { startSimulator } from '../simulator/simulator';
import { type Assay, launchAssay, welcomeOfInstall } from './browser';
import { tourByItself } from './by-itself';
import { type Closing, createClosing } from './closing';
import { enterKey } from './enter-key';
import { type Mode, readMode } from './flags';
import { serveMail } from './mail-page';

const PICTURES = '.artifacts/tour';
/** What a person can do after a tour that they have only read. */
const NEXT =
  'Next: with a display, npm start leaves the browser open to try it, npm start -- --live with the real VirusTotal.';

/** `npm start`: builds Assay, puts it into a browser and shows it. Answers the exit code. */
export async function start(words: readonly string[]): Promise<number> {
  const mode = readMode(words, process.env);
  if (!mode.ok) return sayAndStop(mode.sentence);
  if (mode.value === 'by-itself') console.log('Without a window: the tour goes by itself.');
  const closing = createClosing();
  closing.add(endChildren);
  // Ctrl-C is how a person ends the guided tour: that is no failure.
  const interactive = mode.value === 'guided' || mode.value === 'live';
  const interrupted = onInterrupt(() => closing.close(), interactive ? 0 : INTERRUPTED);
  try {
    return await prepareAndRun(mode.value, closing);
  } catch (error) {
    // The interrupt closes the browser under our feet, and leaves with its own code once all is closed.
    if (interrupted()) return await new Promise<never>(() => undefined);
    return sayAndStop(`The tour stopped: ${error instanceof Error ? error.message : String(error)}`);
  } finally {
    await closing.close();
  }
}

async function prepareAndRun(mode: Mode, closing: Closing): Promise<number> {
  const chromium = await findOrInstallChromium();
  if (!chromium.ok) return sayAndStop(chromium.sentence);
  console.log('Building …');
  const build = await runChild([process.execPath, 'node_modules/wxt/bin/wxt.mjs', 'build']);
  if (build.code !== 0) return sayAndStop(`${build.output}\nThe build failed, and its output is above.`);
  return mode === 'live' ? live(chromium.value, closing) : simulated(mode, chromium.value, closing);
}

/** The real VirusTotal and the person's own key, on a profile that is deleted at the end. */
async function live(executable: string, closing: Closing): Promise<number> {
  const assay = await launchAssay({ executable, headless: false, virusTotalPort: null });
  closing.add(() => assay.context.close());
  await (await welcomeOfInstall(assay)).bringToFront();
  console.log('Enter your VirusTotal API key in the window. It is forgotten when the window closes.');
  await windowClosed(assay);
  return 0;
}

async function simulated(mode: Mode, executable: string, closing: Closing): Promise<number> {
  const simulator = await startSimulator();
  closing.add(() => simulator.stop());
  const { control, httpsPort } = simulator;
  const server = await serveMail();
  closing.add(() => server.stop());
  const headless = mode === 'by-itself';
  const build = headless ? buildForMail(closing) : undefined;
  const assay = await launchAssay({
    executable,
    headless,
    virusTotalPort: httpsPort,
    ...(build && { build }),
  });
  closing.add(() => assay.context.close());
  const mail = assay.context.pages()[0] ?? (await assay.context.newPage());
  await mail.goto(server.url);
  try {
    await enterKey(assay);
    await mail.bringToFront();
    return await (headless ? byItself(assay, control, mail) : guided(assay));
  } catch (error) {
    await pictureWhatIsOpen(assay);
    throw error;
  }
}

/** Nobody is there whose right-click would let the card into the mail, so that page is allowed from the start. */
function buildForMail(closing: Closing): string {
  const folder = allowedBuild('http://127.0.0.1/*');
  closing.add(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

async function byItself(assay: Assay, control: Control, mail: Page): Promise<number> {
  mkdirSync(PICTURES, { recursive: true });
  const wrong = await tourByItself({ assay, control, mail, picture });
  const counted = control.log().filter((request) => request.counted).length;
  console.log(`VirusTotal (simulated) counted ${counted} requests. Pictures: ${PICTURES}/`);
  if (wrong > 0) return sayAndStop(`${wrong} of the verdicts are not what the simulated VirusTotal says.`);
  console.log(NEXT);
  return 0;
}

async function picture(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: `${PICTURES}/${name}.png` });
}

/** What stood there when the tour stopped; the last picture before a mystery is half its answer. */
async function pictureWhatIsOpen({ context }: Assay): Promise<void> {
  mkdirSync(PICTURES, { recursive: true });
  for (const [index, page] of context.pages().entries()) await picture(page, `stopped-${index + 1}`);
}

async function guided(assay: Assay): Promise<number> {
  console.log(`The browser is open, with a simulated VirusTotal behind it.
  1. In the mail, right-click a link and choose “Check link on VirusTotal”.
  2. Click Assay in the toolbar (it may be behind the puzzle piece) and paste anything.
Close the window, or press Ctrl-C here, to end.`);
  await windowClosed(assay);
  return 0;
}

function windowClosed({ context }: Assay): Promise<unknown> {
  return context.waitForEvent('close', { timeout: 0 });
}

function sayAndStop(sentence: string): number {
  console.error(sentence);
  return 1;
}
