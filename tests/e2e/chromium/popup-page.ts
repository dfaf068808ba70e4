import { expect, type Locator, type Page } from '@playwright/test';

export type Shown = 'malicious' | 'suspicious' | 'nothing-found' | 'unknown' | 'failed';

/** The popup as a page of its own: the same document that hangs from the toolbar. */
export function popupPage(page: Page) {
  const band = page.locator('section.band[data-phase]');
  const button = (name: string | RegExp): Locator => page.getByRole('button', { name, exact: true });

  return {
    page,
    band,
    button,
    field: page.getByRole('textbox', { name: 'Link, domain, IP address or hash', exact: true }),
    dialog: page.getByRole('dialog'),
    subject: page.locator('.subject'),

    /** Types a text into the field and presses Check. */
    async check(text: string): Promise<void> {
      await this.field.fill(text);
      await button('Check').click();
    },
    async shows(verdict: Shown, timeout?: number): Promise<void> {
      await expect(page.locator('[data-verdict]')).toHaveAttribute('data-verdict', verdict, within(timeout));
    },
    async fails(tag: string, timeout?: number): Promise<void> {
      await expect(page.locator('[data-failure]').first()).toHaveAttribute(
        'data-failure',
        tag,
        within(timeout),
      );
    },
    async isIn(phase: string, timeout?: number): Promise<void> {
      await expect(band).toHaveAttribute('data-phase', phase, within(timeout));
    },
    tab: (name: string): Locator => page.getByRole('tab', { name }),
    /** Hands over a file as the file dialog would. */
    async chooseFile(file: { name: string; mimeType: string; buffer: Buffer }): Promise<void> {
      await page.locator('input[type=file]').setInputFiles(file);
    },
  };
}

export type PopupPage = ReturnType<typeof popupPage>;

function within(timeout: number | undefined): { timeout?: number } {
  return timeout === undefined ? {} : { timeout };
}
