import { chromium as playwrightChromium } from '@playwright/test';
import { runChild } from './child';
import { installDebianPackages } from './debian';
import { findProgram } from './find-program';
import { done, type Outcome, stopped } from './outcome';

/** A browser without its fonts draws boxes, and apt-get is asked for no recommended packages. */
const DEBIAN = ['chromium', 'fonts-liberation'];

/**
 * A Chromium that starts, found or installed. Branded Chrome and Edge are no use: they ignore
 * `--load-extension` (platform.md §2.6). `ASSAY_CHROMIUM` names another one.
 */
export async function findOrInstallChromium(): Promise<Outcome<string>> {
  const named = process.env.ASSAY_CHROMIUM;
  if (named !== undefined && named !== '') {
    return (await starts(named)) ? done(named) : stopped(`ASSAY_CHROMIUM is ${named}, which does not start.`);
  }
  return (await find()) ?? (await install());
}

async function find(): Promise<Outcome<string> | null> {
  for (const name of ['chromium', 'chromium-browser', playwrightChromium.executablePath()]) {
    const program = findProgram([name]);
    if (program !== undefined && (await starts(program))) return done(program);
  }
  return null;
}

async function install(): Promise<Outcome<string>> {
  console.log('No Chromium here: trying Playwright’s …');
  await runChild([process.execPath, 'node_modules/@playwright/test/cli.js', 'install', 'chromium']);
  const playwrights = await find();
  if (playwrights) return playwrights;
  const packages = await installDebianPackages(DEBIAN);
  if (!packages.ok) return packages;
  return (await find()) ?? stopped('Chromium was installed, but it does not start.');
}

/** Playwright's Chromium can be there without the system libraries that it needs. */
async function starts(program: string): Promise<boolean> {
  return (await runChild([program, '--version'])).code === 0;
}
