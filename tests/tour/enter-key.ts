import type { Page } from '@playwright/test';
import { DEMO_KEY } from '../simulator/keys';
import { type Assay, welcomeOfInstall } from './browser';

/** Enters the simulator's key on the options page, as a person would, and waits until VirusTotal takes it. */
export async function enterKey(assay: Assay): Promise<Page> {
  const options = await welcomeOfInstall(assay);
  await options.getByLabel('VirusTotal API key').fill(DEMO_KEY);
  await options.getByRole('button', { name: 'Save key' }).click();
  await options
    .getByText(/^The key works\./)
    .first()
    .waitFor();
  return options;
}
