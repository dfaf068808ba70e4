// @vitest-environment happy-dom
import { render } from 'preact';
import { describe, expect, it, vi } from 'vitest';
import { Card } from '@/components/card/Card';
import type { CardAction } from '@/utils/rpc/check-messages';
import { button, find, press } from './draw-popup';
import { states } from './gallery/states';

vi.mock('wxt/browser', () => import('./gallery/stub-browser'));

function draw(state: string, gateway: string | null = null) {
  const check = states(Date.now())[state];
  if (!check) throw new Error(`no state ${state}`);
  const act = vi.fn<(action: CardAction) => void>();
  const close = vi.fn();
  document.body.innerHTML = '<div id="root"></div>';
  const root = document.body.firstElementChild as HTMLElement;
  render(<Card view={{ check, linkUrl: null, gateway }} act={act} close={close} />, root);
  return { root, act, close };
}

describe('the card', () => {
  it('is a named dialog beside the page, takes the focus, and Escape closes it', async () => {
    const { close } = draw('malicious');
    const card = await find('[role="dialog"]');
    expect(card.getAttribute('aria-modal')).toBe('false');
    expect(card.getAttribute('aria-label')).not.toBe('');
    await vi.waitFor(() => expect(document.activeElement).toBe(card));
    press('Escape', card);
    expect(close).toHaveBeenCalledOnce();
  });

  it('has the focus back when the button that had it is gone, so that Escape still closes it', async () => {
    const { root, act, close } = draw('asking');
    const card = await find('[role="dialog"]');
    await vi.waitFor(() => expect(document.activeElement).toBe(card));
    const pressed = await button('Send without it');
    pressed.focus();
    pressed.click();
    expect(act).toHaveBeenCalledOnce();
    const check = states(Date.now()).malicious;
    if (!check) throw new Error('no state');
    render(<Card view={{ check, linkUrl: null, gateway: null }} act={act} close={close} />, root);
    expect(pressed.isConnected).toBe(false);
    expect(document.activeElement).toBe(card);
    press('Escape', card);
    expect(close).toHaveBeenCalledOnce();
  });

  it('takes no focus that is elsewhere', async () => {
    const { root, act, close } = draw('asking');
    const field = document.body.appendChild(document.createElement('input'));
    await find('[role="dialog"]');
    await vi.waitFor(() => expect(document.activeElement?.getAttribute('role')).toBe('dialog'));
    field.focus();
    const check = states(Date.now()).malicious;
    if (!check) throw new Error('no state');
    render(<Card view={{ check, linkUrl: null, gateway: null }} act={act} close={close} />, root);
    expect(document.activeElement).toBe(field);
  });

  it('keeps its keys from the page', async () => {
    draw('malicious');
    const heard = vi.fn();
    document.addEventListener('keydown', heard);
    press('j', await find('[role="dialog"]'));
    document.removeEventListener('keydown', heard);
    expect(heard).not.toHaveBeenCalled();
  });

  it('shows three engines and how many more there are', async () => {
    const { act } = draw('malicious');
    expect(document.querySelectorAll('.engines li')).toHaveLength(3);
    (await button('13 more engines')).click();
    expect(act).toHaveBeenCalledWith('open-check');
  });

  it.each(['upstream', 'unreadable', 'timeout', 'gateway-away', 'wrong-key', 'too-many-requests'])(
    'names the gateway that failed, and not VirusTotal: %s',
    async (failure) => {
      const { root } = draw(`failed-${failure}`, 'gateway.team.example');
      await vi.waitFor(() =>
        expect(root.querySelector('.say')?.textContent).toContain('gateway.team.example'),
      );
      expect(root.querySelector('.band')?.textContent).not.toContain('VirusTotal');
    },
  );

  it.each(Object.keys(states(0)))(
    '%s offers at most one filled button and publishes nothing',
    async (state) => {
      const { root, act } = draw(state);
      expect(root.querySelectorAll('.btn.primary').length).toBeLessThanOrEqual(1);
      for (const one of root.querySelectorAll<HTMLElement>('.actions button')) one.click();
      const harmless: readonly CardAction[] = [
        'cancel',
        'retry',
        'check-domain',
        'send-without-secrets',
        'open-window',
        'open-check',
        'open-options',
        'open-virustotal',
        'open-report',
      ];
      for (const [action] of act.mock.calls) expect(harmless).toContain(action);
      expect(root.querySelector('form, textarea, input, dialog')).toBeNull();
    },
  );

  it('submits and re-scans in Assay’s own window only', async () => {
    const { act } = draw('unknown');
    (await button('Submit…')).click();
    expect(act).toHaveBeenCalledWith('open-window');
    const old = draw('old');
    (await button('Re-scan…')).click();
    expect(old.act).toHaveBeenCalledWith('open-window');
  });

  it('offers no re-scan of a host, which VirusTotal has no request for', () => {
    const { root, act } = draw('old-domain');
    for (const one of root.querySelectorAll<HTMLElement>('.actions button')) one.click();
    expect(act.mock.calls).toEqual([['open-report']]);
    expect(root.textContent).not.toMatch(/re-scan/i);
  });

  it('draws hostile text as text', () => {
    const { root } = draw('hostile');
    expect(root.querySelectorAll('img, script')).toHaveLength(0);
    expect(root.textContent).toContain('⟨U+202E⟩');
  });

  it('warns of a host that mixes alphabets', async () => {
    const { root } = draw('imitating');
    await vi.waitFor(() => expect(root.textContent).toContain('mixes letters of different alphabets'));
  });
});
