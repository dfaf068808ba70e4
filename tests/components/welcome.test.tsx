// @vitest-environment happy-dom
import { render } from 'preact';
import { describe, expect, it, vi } from 'vitest';
import { Welcome } from '@/components/welcome/Welcome';
import { speak } from './gallery/stub-browser';
import { createOptionsBackground, KEY, WORKING_KEY } from './options-background';
import { all, button, click, DOORS, fill, PAGE_DOORS, root, settle, text } from './options-page';

vi.mock('wxt/browser', () => import('./gallery/stub-browser'));

const FREE = { minute: 4, day: 500, month: 15_500 };

interface Over {
  readonly toolbar?: 'chromium' | 'firefox';
  readonly isOnToolbar?: () => Promise<boolean>;
  readonly requestDownloads?: () => Promise<boolean>;
  readonly requestNotifications?: () => Promise<boolean>;
}

async function open(background: ReturnType<typeof createOptionsBackground>, over: Over = {}): Promise<void> {
  speak('en');
  const { toolbar = 'chromium', isOnToolbar = async () => false } = over;
  const { requestNotifications = async () => true, requestDownloads = async () => true } = over;
  const doors = { ...DOORS, requestDownloads };
  const page = (
    <Welcome
      {...{ toolbar, isOnToolbar, requestNotifications }}
      call={background.call}
      watch={background.watch}
      requestOrigin={async () => true}
      downloadDoors={doors}
      pageDoors={PAGE_DOORS}
    />
  );
  await settle(() => render(page, root));
}

const link = (name: string): HTMLElement | undefined => all('a').find((one) => one.textContent === name);

describe('after the installation', () => {
  it('says what leaves the browser, and asks nothing that costs', async () => {
    const background = createOptionsBackground({ key: { set: false } });
    await open(background);
    expect(text()).toContain('What leaves this browser');
    const free = ['settings', 'fileAccess', 'pageAccess', 'quota', 'keyState'];
    expect(background.asked.map(({ name }) => name).filter((name) => !free.includes(name))).toEqual([]);
  });

  it('takes a key, has it checked and shows what the account may', async () => {
    const background = createOptionsBackground({ key: { set: false } });
    await open(background);
    expect(all('.key-steps li')).toHaveLength(3);
    await fill('VirusTotal API key', KEY);
    await click('Save key');
    expect(background.inputs('saveKey')).toEqual([{ key: KEY }]);
    expect(text()).toContain('The key works. Your limits: 4 per minute, 500 per day, 15,500 per month.');
    background.push({ limits: FREE });
    await settle();
    expect(link('Check its hash')?.getAttribute('href')).toMatch(/^\/report\.html#file=275a021b/);
  });

  it('works without a key: what is tried opens at VirusTotal', async () => {
    await open(createOptionsBackground({ key: { set: false } }));
    expect(link('Open on VirusTotal')?.getAttribute('href')).toMatch(
      /^https:\/\/www\.virustotal\.com\/gui\/file\/275a021b/,
    );
    expect(text()).toContain('Without a key, Assay opens the page on virustotal.com instead.');
  });

  it.each([
    ['granted', true, 'on'],
    ['refused', false, 'off'],
  ])('asks for each permission at its own click: %s', async (_, granted, kept) => {
    const background = createOptionsBackground({ key: WORKING_KEY });
    const requestDownloads = vi.fn(async () => granted);
    const requestNotifications = vi.fn(async () => granted);
    await open(background, { requestDownloads, requestNotifications });
    expect([requestDownloads, requestNotifications].some((one) => one.mock.calls.length > 0)).toBe(false);
    await fill('Check finished downloads', 'on');
    expect(requestDownloads).toHaveBeenCalledTimes(1);
    expect(background.kept().downloads).toBe(kept);
    await settle(() => root.querySelector<HTMLElement>('#notify-scan-end')?.click());
    expect(requestNotifications).toHaveBeenCalledTimes(1);
    expect(background.kept().notifyScanEnd).toBe(granted);
  });

  it.each([
    ['chromium', 'then the pin beside Assay', 'with a pin'],
    ['firefox', 'then the gear beside Assay', 'with a gear'],
  ] as const)('shows the way to the icon in %s', async (toolbar, way, picture) => {
    await open(createOptionsBackground(), { toolbar });
    expect(text()).toContain(way);
    expect(root.querySelector('.pin-picture')?.getAttribute('aria-label')).toContain(picture);
  });

  it('says that the icon is in the toolbar once one comes back from pinning it', async () => {
    let pinned = false;
    await open(createOptionsBackground(), { isOnToolbar: async () => pinned });
    expect(text()).not.toContain('The icon is in the toolbar.');
    pinned = true;
    await settle(() => dispatchEvent(new Event('focus')));
    expect(text()).toContain('The icon is in the toolbar.');
  });

  it('shows no switches for settings that cannot be read', async () => {
    const background = createOptionsBackground();
    background.fail('settings', { tag: 'storage-full' });
    await open(background);
    expect(root.querySelector('[data-failure]')?.getAttribute('data-failure')).toBe('storage-full');
    expect(button('On')).toBeUndefined();
  });
});
