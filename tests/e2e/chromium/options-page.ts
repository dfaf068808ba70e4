import { expect, type Page } from '@playwright/test';

/** The settings, used as a person uses them. */
export function optionsPage(page: Page) {
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  return {
    page,
    button,
    keyField: page.getByLabel('VirusTotal API key', { exact: true }),
    /** What it is where a gateway is set. */
    tokenField: page.getByLabel('Token for the gateway', { exact: true }),
    keySection: page.locator('#key'),
    tryField: page.getByLabel('Try it', { exact: true }),
    tryResult: page.locator('.would'),
    gatewayField: page.getByLabel('Address of the API', { exact: true }),
    hostsField: page.getByLabel('Your own internal addresses', { exact: true }),

    async enterKey(key: string): Promise<void> {
      await this.keyField.fill(key);
      await button('Save key').click();
    },
    async saveKey(key: string): Promise<void> {
      await this.enterKey(key);
      await expect(this.keySection).toContainText('The key works');
    },
  };
}

export type OptionsPage = ReturnType<typeof optionsPage>;
