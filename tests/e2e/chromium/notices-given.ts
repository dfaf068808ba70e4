import type { Page } from '@playwright/test';
import type { Background } from './background';
import { allow } from './browser-question';

declare const chrome: typeof import('wxt/browser').browser;

/** What was given to the browser to be shown. */
export interface NoticeGiven {
  readonly id: string;
  readonly title: string;
  readonly message: string;
  readonly [more: string]: unknown;
}

/** Lets Assay notify, by the button of the settings and the browser's own question. */
export async function allowNotifications(settings: Page): Promise<void> {
  const row = settings.locator('.option', { has: settings.locator('#notify-watch') });
  await row.getByRole('button').press('Enter');
  await allow(async () => (await row.getByRole('button').count()) === 0, 'notifications are granted');
}

/** From here on, everything that this worker gives the browser to be shown as a notification; they are shown as ever. */
export async function noticesGiven({ evaluate }: Background): Promise<() => Promise<readonly NoticeGiven[]>> {
  await evaluate(() => {
    const { notifications } = chrome;
    const create = notifications.create.bind(notifications) as (...words: unknown[]) => Promise<string>;
    const given: NoticeGiven[] = [];
    Object.assign(globalThis, { given });
    Object.assign(notifications, {
      create: (id: string, what: Omit<NoticeGiven, 'id'>) => {
        given.push({ id, ...what } as NoticeGiven);
        return create(id, what);
      },
    });
  });
  return () => evaluate(() => Reflect.get(globalThis, 'given') as NoticeGiven[]);
}
