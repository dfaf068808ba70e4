// @vitest-environment happy-dom
import { describe, expect, it, vi } from 'vitest';
import { createOptionsBackground } from './options-background';
import { button, click, fill, labelled, open, settle, text } from './options-page';

vi.mock('wxt/browser', async () => {
  const { getMessage } = await import('./english-messages');
  return { browser: { i18n: { getMessage } } };
});

describe('the watchlist’s settings', () => {
  it('keep the period and how changes are told', async () => {
    const background = createOptionsBackground();
    await open(background);
    await fill('Look at the watchlist', 'week');
    await settle(() => labelled('Notify me about changes').click());
    await settle(() => labelled('Quiet hours').click());
    expect(background.kept()).toMatchObject({
      watchPeriod: 'week',
      watchNotify: false,
      quietHours: { from: 22 * 60, to: 7 * 60 },
    });
    await settle(() => {
      const from = document.querySelector<HTMLInputElement>('input[type=time]');
      if (!from) throw new Error('no time');
      from.value = '23:30';
      from.dispatchEvent(new Event('change', { bubbles: true }));
    });
    expect(background.kept().quietHours).toEqual({ from: 23 * 60 + 30, to: 7 * 60 });
    await settle(() => labelled('Quiet hours').click());
    expect(background.kept().quietHours).toBeNull();
  });

  it('say when the browser lets no notification through', async () => {
    const background = createOptionsBackground({
      access: { downloads: true, notifications: false, supported: true, allowed: false, granted: false },
      settings: { downloadNotify: 'never' },
    });
    await open(background);
    expect(text()).toContain('The browser does not let Assay show notifications.');
  });

  it('keep history and log as long as somebody wants', async () => {
    const background = createOptionsBackground();
    await open(background);
    await fill('Keep history for', '30');
    await fill('Checks in the history, at most', '1000');
    await fill('Keep the log for', '7');
    expect(background.kept()).toMatchObject({
      historyKeepDays: 30,
      historyKeepEntries: 1_000,
      logKeepDays: 7,
    });
  });
});

describe('the webhook', () => {
  it('is kept only after the browser was asked for its host', async () => {
    const background = createOptionsBackground();
    const asked: string[] = [];
    await open(background, async (origin) => {
      asked.push(origin);
      return asked.length > 1;
    });
    await fill('Webhook', 'https://hooks.example/assay?t=1');
    await click('Save webhook');
    expect(text()).toContain('The browser does not let Assay contact the receiver.');
    expect(background.inputs('saveWebhook')).toEqual([]);
    await click('Save webhook');
    expect(asked).toEqual(['https://hooks.example', 'https://hooks.example']);
    expect(background.inputs('saveWebhook')).toEqual([{ address: 'https://hooks.example/assay?t=1' }]);
  });

  it('takes no address that is not https', async () => {
    const background = createOptionsBackground();
    await open(background);
    await fill('Webhook', 'http://hooks.example/');
    await click('Save webhook');
    expect(text()).toContain('This has to be an https address without a name or password.');
    expect(background.inputs('saveWebhook')).toEqual([]);
  });

  it('has a secret that is sent once and never shown', async () => {
    const background = createOptionsBackground({ webhook: { address: 'https://hooks.example/' } });
    await open(background);
    await fill('Secret for the signature', 's3cret');
    await click('Save webhook');
    expect(background.inputs('saveWebhook')).toEqual([
      { address: 'https://hooks.example/', secret: 's3cret' },
    ]);
    expect(document.body.innerHTML).not.toContain('s3cret');
    expect(labelled('Messages are signed.').value).toBe('');
  });

  it('is tested, and says what came of it', async () => {
    const background = createOptionsBackground({
      webhook: {
        address: 'https://hooks.example/',
        permitted: true,
        waiting: 2,
        last: { at: 0, problem: { problem: 'timeout' } },
      },
    });
    await open(background);
    expect(text()).toContain('2 changes wait to be delivered.');
    expect(text()).toMatch(/Last delivery failed \(.*\): The receiver did not answer in time\./);
    await click('Send a test');
    expect(text()).toContain('The receiver took it.');
    background.deliver({ problem: 'status', status: 410 });
    await click('Send a test');
    expect(text()).toContain('The receiver answered with an error (410).');
    await click('Remove webhook');
    expect(background.inputs('saveWebhook')).toEqual([{ address: null, secret: null }]);
    expect(button('Send a test')).toBeUndefined();
  });
});
