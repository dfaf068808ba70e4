import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Locator, type Page } from '@playwright/test';
import type { Assay } from './fixtures';
import type { Shown } from './popup-page';

/** The full report in its tab. */
export function reportPage(page: Page) {
  const section = (id: string): Locator => page.locator(`#section-${id}`);
  return {
    page,
    band: page.locator('section.band[data-phase]'),
    field: page.getByRole('textbox', { name: 'Link, domain, IP address or hash', exact: true }),
    dialog: page.getByRole('dialog'),
    rail: page.getByRole('navigation', { name: 'Parts of the report' }),
    section,
    button: (name: string | RegExp): Locator => page.getByRole('button', { name, exact: true }),

    async shows(verdict: Shown): Promise<void> {
      await expect(page.locator('main [data-verdict]').first()).toHaveAttribute('data-verdict', verdict);
    },
    /** Spends the request that the button of a section names. */
    async load(id: string): Promise<void> {
      await section(id)
        .getByRole('button', { name: /load \(1 request\)$/ })
        .click();
    },
    /** Every rule of axe, the advisory ones too. */
    async isAccessible(what: string): Promise<void> {
      const { violations } = await new AxeBuilder({ page }).analyze();
      const found = violations.map(
        ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`,
      );
      expect(found, what).toEqual([]);
    },
  };
}

export type ReportPage = ReturnType<typeof reportPage>;

/** Opens a report by what stands behind `#` in its address. */
export async function openReport(assay: Assay, fragment: string): Promise<ReportPage> {
  const page = await assay.context.newPage();
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.goto(assay.url(`report.html#${fragment}`));
  return reportPage(page);
}
