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

describe('the token for a gateway', () => {
  const there = { settings: { apiAddress: 'https://gateway.example' } };

  it('is not called a key, and comes from the administrator', async () => {
    await open(createOptionsBackground({ ...there, key: { set: false } }), async () => true);
    expect(labelled('Token for the gateway')).toBeDefined();
    expect(button('Save token')).toBeDefined();
    expect(text()).toContain(
      'Your administrator gives it to you. Kept in this browser, sent to gateway.example only.',
    );
    expect(text()).not.toContain('VirusTotal API key');
  });

  it('is refused by the gateway, not by VirusTotal', async () => {
    const background = createOptionsBackground({ ...there, key: { set: false } });
    background.fail('saveKey', { tag: 'wrong-key' });
    await open(background, async () => true);
    await fill('Token for the gateway', 'ab'.repeat(32));
    await click('Save token');
    expect(text()).toContain('Token not accepted');
    expect(text()).toContain('The gateway gateway.example did not accept the token.');
  });

  it('shows the team’s budget and one’s own share', async () => {
    await open(
      createOptionsBackground({ ...there, quota: { own: { used: 7, allowed: 250 } } }),
      async () => true,
    );
    expect(text()).toMatch(/Today, the whole team\s*\d+ of 500/);
    expect(text()).toMatch(/Today, you\s*7 of 250/);
    expect(text()).toContain('you: 7 of 250');
  });
});

describe('the way around a gateway', () => {
  it('is no question without a gateway', async () => {
    await open(createOptionsBackground(), async () => true);
    expect(text()).not.toContain('Ask VirusTotal directly');
  });

  it('is off, and takes a key of one’s own when it is switched on', async () => {
    const background = createOptionsBackground({ settings: { apiAddress: 'https://gateway.example' } });
    await open(background, async () => true);
    const label = 'Ask VirusTotal directly while the gateway does not answer';
    expect(labelled(label).checked).toBe(false);
    labelled(label).click();
    await vi.waitFor(() => expect(background.kept().gatewayDirect).toBe(true));
    await vi.waitFor(() => expect(labelled('Your own VirusTotal API key')).toBeDefined());
    await fill('Your own VirusTotal API key', 'cd'.repeat(32));
    await click('Save key');
    expect(background.inputs('saveDirectKey')).toEqual([{ key: 'cd'.repeat(32) }]);
    expect(text()).toContain('•••• •••• cdcd');
  });

  const around = (direct: object) =>
    createOptionsBackground({
      settings: { apiAddress: 'https://gateway.example', gatewayDirect: true },
      direct,
    });
  const refusal = 'VirusTotal did not accept the API key.';

  it('says which key VirusTotal refused, and takes another in its place', async () => {
    const background = around({ ending: 'cdcd', refused: true });
    await open(background, async () => true);
    expect(text()).toContain('•••• •••• cdcd');
    expect(text()).toContain(refusal);
    expect(text()).not.toContain('Token not accepted');
    await fill('Your own VirusTotal API key', 'ef'.repeat(32));
    await click('Save key');
    expect(text()).toContain('•••• •••• efef');
    expect(text()).not.toContain(refusal);
  });

  it('says that it is being gone', async () => {
    const until = new Date('2026-11-21T10:37:00').getTime();
    await open(
      createOptionsBackground({
        settings: { apiAddress: 'https://gateway.example', gatewayDirect: true },
        direct: { ending: 'cdcd', until },
      }),
      async () => true,
    );
    expect(text()).toMatch(/VirusTotal is asked directly until 10:37/);
  });
});
