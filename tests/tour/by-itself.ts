import type { Page } from '@playwright/test';
import type { Control } from '../simulator/control';
import { type Assay, POPUP } from './browser';
import { closeCard, pressInCard, readCardVerdict, untilCardAsks } from './card-in-mail';
import { readVerdict } from './read-verdict';
import { checkByMenu, tabInFront } from './right-click';
import { STOPS, type Stop } from './stops';
import { inWords, type Reading, worldSays } from './world-says';

export interface TourParts {
  readonly assay: Assay;
  readonly control: Control;
  readonly mail: Page;
  /** Keeps a picture of a page under a name. */
  readonly picture: (page: Page, name: string) => Promise<void>;
}

/** Walks through the mail without a person, printing each verdict. Answers how many were wrong. */
export async function tourByItself({ assay, control, mail, picture }: TourParts): Promise<number> {
  const world = control.world();
  const tabId = await tabInFront(assay.worker);
  let wrong = 0;
  const judge = (stop: Stop, how: string, reading: Reading): void => {
    const right = inWords(worldSays(stop.expected, world));
    const said = inWords(reading);
    const without = stop.expected.kind === 'asks' ? ' (sent without the secret)' : '';
    console.log(`${said.padEnd(24)} ${how.padEnd(10)} ${stop.text}${without}`);
    if (said === right) return;
    wrong += 1;
    console.log(`  but the simulated VirusTotal says: ${right}`);
  };

  await picture(mail, 'mail');
  for (const stop of STOPS) {
    await checkByMenu(assay, stop, tabId, mail);
    if (stop.expected.kind === 'asks') await sendWithout(mail, stop, picture);
    judge(stop, 'menu', await readCardVerdict(mail));
    await picture(mail, stop.id);
    await closeCard(mail);
  }
  for (const stop of STOPS.filter(({ id }) => id === 'parcel' || id === 'printer')) {
    const popup = await checkByHand(assay, stop.text);
    judge(stop, 'popup', await readVerdict(popup));
    await picture(popup, `popup-${stop.id}`);
    await popup.close();
  }
  return wrong;
}

/** Nothing has left while Assay asks about the secret; the answer is the careful one. */
async function sendWithout(mail: Page, stop: Stop, picture: TourParts['picture']): Promise<void> {
  await untilCardAsks(mail);
  await picture(mail, `${stop.id}-asks`);
  await pressInCard(mail, 'Send without it');
}

/** Opens the popup, types, presses Check. */
async function checkByHand(assay: Assay, text: string): Promise<Page> {
  const popup = await assay.context.newPage();
  await popup.setViewportSize(POPUP);
  await popup.goto(assay.page('popup.html'));
  await popup.getByRole('textbox', { name: 'Link, domain, IP address or hash' }).fill(text);
  await popup.getByRole('button', { name: 'Check', exact: true }).click();
  return popup;
}
