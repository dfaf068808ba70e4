// @vitest-environment happy-dom
import { describe, expect, it, vi } from 'vitest';
import { DEFAULT_SETTINGS } from '@/utils/domain/settings';
import { createOptionsBackground } from './options-background';
import { button, click, fill, labelled, open, text } from './options-page';

vi.mock('wxt/browser', async () => {
  const { getMessage } = await import('./english-messages');
  return { browser: { i18n: { getMessage } } };
});

describe('the gateway', () => {
  const GATEWAY = 'https://gateway.example/vt';

  it('is kept after the browser allowed its origin', async () => {
    const background = createOptionsBackground();
    const origins: string[] = [];
    await open(background, async (origin) => {
      origins.push(origin);
      return true;
    });
    await fill('Address of the API', `${GATEWAY}/`);
    await click('Save address');
    expect(origins).toEqual(['https://gateway.example']);
    expect(background.kept().apiAddress).toBe(GATEWAY);
    expect(labelled('Address of the API').value).toBe(GATEWAY);
    expect(text()).toContain('sent to gateway.example only');
  });

  it.each([
    ['refuses', async () => false],
    ['cannot ask', () => Promise.reject(new Error('invalid match pattern'))],
  ])('is not kept when the browser %s, and says so', async (_what, requestOrigin) => {
    const background = createOptionsBackground();
    await open(background, requestOrigin);
    await fill('Address of the API', GATEWAY);
    await click('Save address');
    expect(background.inputs('saveSettings')).toEqual([]);
    expect(text()).toContain('The browser did not let Assay contact gateway.example.');
    expect(labelled('Address of the API').value).toBe(GATEWAY);
  });

  it.each([
    'http://gateway.example',
    'gateway',
    'https://me:pw@gateway.example',
    'https://g.example/?a=b',
    '',
  ])('is refused as %j before the browser is asked', async (address) => {
    const background = createOptionsBackground();
    let asked = 0;
    await open(background, async () => {
      asked += 1;
      return true;
    });
    await fill('Address of the API', address);
    await click('Save address');
    expect(asked).toBe(0);
    expect(background.inputs('saveSettings')).toEqual([]);
    expect(text()).toContain('This has to be an https address');
    expect(document.activeElement).toBe(labelled('Address of the API'));
  });

  it('is left for VirusTotal without asking the browser', async () => {
    const background = createOptionsBackground({ settings: { apiAddress: GATEWAY } });
    await open(background, async () => false);
    expect(button('Save address')).toBeDefined();
    await click('Use VirusTotal’s own');
    expect(background.kept().apiAddress).toBe(DEFAULT_SETTINGS.apiAddress);
    expect(button('Use VirusTotal’s own')).toBeUndefined();
  });
});
