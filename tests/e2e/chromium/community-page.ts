import { expect, type Locator } from '@playwright/test';
import type { Simulator } from '../../simulator/simulator';
import type { Assay } from './fixtures';

/** The community's part of a full report in a tab of its own. */
export async function openCommunity(assay: Assay, fragment: string) {
  const page = await assay.context.newPage();
  await page.goto(assay.url(`report.html#${fragment}`));
  const comments = page.locator('#section-comments');
  const votes = page.locator('#section-votes');
  await expect(comments.getByRole('heading', { name: 'Comments' })).toBeVisible();
  const button = (inside: Locator, name: string | RegExp): Locator =>
    inside.getByRole('button', { name, exact: true });

  return {
    page,
    comments,
    votes,
    field: comments.getByLabel('Your comment'),
    button,
    deed: (act: string): Locator => page.locator(`[data-deed="${act}"]`),
    item: (words: string): Locator => comments.locator('.com-item').filter({ hasText: words }),
    async post(text: string): Promise<void> {
      await comments.getByLabel('Your comment').fill(text);
      await button(comments, 'Post publicly').click();
    },
    /** Waits until the deed is in this phase. */
    async isIn(act: string, phase: string, timeout = 30_000): Promise<void> {
      await expect(page.locator(`[data-deed="${act}"]`).last()).toHaveAttribute('data-phase', phase, {
        timeout,
      });
    },
    load: (which: 'Comments' | 'Votes') =>
      page.getByRole('button', { name: `${which}: load (1 request)` }).click(),
  };
}

/** What was published: everything but reading, as `POST /urls/…/comments`, ids left out. */
export function published({ control }: Pick<Simulator, 'control'>): readonly string[] {
  return control
    .log()
    .filter(({ method }) => method !== 'GET')
    .map(
      ({ method, path }) =>
        `${method} ${path
          .replace('/api/v3', '')
          .replace(/[0-9a-f]{64}/, '…')
          .replace(/…-[0-9a-f]{8}/, '…')}`,
    );
}
