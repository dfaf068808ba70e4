// @vitest-environment happy-dom
import { render } from 'preact';
import { describe, expect, it, vi } from 'vitest';
import { Options } from '@/components/options/Options';
import type { NeededPermissions } from '@/utils/domain/backup-permissions';
import { createOptionsBackground } from './options-background';
import { DOORS, labelled, PAGE_DOORS, root, settle, text } from './options-page';

vi.mock('wxt/browser', async () => {
  const { getMessage } = await import('./english-messages');
  return { browser: { i18n: { getMessage } } };
});

async function openWith(granted: boolean) {
  const background = createOptionsBackground();
  const doors = {
    call: background.call,
    watch: background.watch,
    requestOrigin: async () => true,
    requestNeeded: async (needed: NeededPermissions) => needed,
    downloadDoors: DOORS,
    pageDoors: PAGE_DOORS,
  };
  await settle(() => render(<Options {...doors} requestNotifications={async () => granted} />, root));
  await settle(() => labelled('Tell me how a scan ended').click());
  return background;
}

describe('notifications about scans', () => {
  it('are kept on once the browser has granted them', async () => {
    const background = await openWith(true);
    expect(background.kept().notifyScanEnd).toBe(true);
    expect(labelled('Tell me how a scan ended').checked).toBe(true);
  });

  it('stay off, and say why, when the browser has not', async () => {
    const background = await openWith(false);
    expect(background.kept().notifyScanEnd).toBe(false);
    expect(labelled('Tell me how a scan ended').checked).toBe(false);
    expect(text()).toContain('The browser did not allow notifications');
  });
});
