// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { describe, expect, it, vi } from 'vitest';
import { DEFAULT_SETTINGS } from '@/utils/domain/settings';
import { createOptionsBackground, QUOTA } from './options-background';
import { all, button, click, fill, labelled, open, root, settle, statusBeside, text } from './options-page';

vi.mock('wxt/browser', async () => {
  const { getMessage } = await import('./english-messages');
  return { browser: { i18n: { getMessage } } };
});

describe('a change', () => {
  it('is kept at once and said politely', async () => {
    const background = createOptionsBackground();
    await open(background);
    await click('More');
    expect(background.kept().maliciousFrom).toBe(DEFAULT_SETTINGS.maliciousFrom + 1);
    expect(text()).toContain('4 engines');
    expect(statusBeside('Call it malicious from')).toBe('Saved');
  });

  it('that cannot be kept stays shown, says so, and can be tried again', async () => {
    const background = createOptionsBackground();
    background.fail('saveSettings', { tag: 'storage-full' });
    await open(background);
    await click('Fewer');
    expect(text()).toContain('2 engines');
    expect(
      all('[role=alert]')
        .map((one) => one.textContent)
        .join(),
    ).toContain('This change is not saved.');
    expect(statusBeside('Call it malicious from')).toBe('');
    background.mend('saveSettings');
    await click('Retry');
    expect(background.kept().maliciousFrom).toBe(2);
    expect(statusBeside('Call it malicious from')).toBe('Saved');
    expect(text()).not.toContain('This change is not saved.');
  });

  it('of many quick ones the last is kept', async () => {
    const background = createOptionsBackground();
    await open(background);
    const release = background.hold();
    for (let clicks = 0; clicks < 3; clicks += 1) await click('More');
    expect(text()).toContain('6 engines');
    expect(background.kept().maliciousFrom).toBe(DEFAULT_SETTINGS.maliciousFrom);
    await settle(release);
    expect(background.kept().maliciousFrom).toBe(6);
    expect(text()).toContain('6 engines');
  });

  it('stops at the ends of its range, with the button still reachable', async () => {
    const background = createOptionsBackground({ settings: { maliciousFrom: 1 } });
    await open(background);
    expect(text()).toContain('1 engine');
    expect(button('Fewer')?.getAttribute('aria-disabled')).toBe('true');
    await click('Fewer');
    expect(background.inputs('saveSettings')).toEqual([]);
  });

  it.each([
    ['Addresses', '7', { urlOldAfterDays: 7 }],
    ['Files', '365', { fileOldAfterDays: 365 }],
    ['Keep for my own checks', '0.5', { reserve: 0.5 }],
  ])('of %s', async (label, value, kept) => {
    const background = createOptionsBackground();
    await open(background);
    await fill(label, value);
    expect(background.kept()).toMatchObject(kept);
  });

  it('offers a kept value that is none of the usual ones', async () => {
    await open(createOptionsBackground({ settings: { urlOldAfterDays: 45, reserve: 0.25 } }));
    expect(labelled('Addresses').value).toBe('45');
    expect(text()).toContain('25%, 125 requests');
  });

  it('of nothing is offered while the settings cannot be read', async () => {
    const background = createOptionsBackground();
    background.fail('settings', { tag: 'internal', detail: 'storage.get rejected' });
    await open(background);
    expect(all('main :is(input, select, textarea)')).toEqual([]);
    background.mend('settings');
    await click('Retry');
    expect(labelled('Addresses').value).toBe('30');
  });
});

describe('the page', () => {
  it('keeps the meter current while it is open, and lets go of it at the end', async () => {
    const background = createOptionsBackground();
    await open(background);
    await settle(() => background.push({ minuteUsed: 3, dayUsed: 136 }));
    expect(text()).toContain('3 of 4 this minute');
    expect(text()).toContain('Today136 of 500');
    act(() => render(null, root));
    expect(background.listening()).toBe(0);
  });

  it('has a name for every control, and every reference leads somewhere', async () => {
    await open(createOptionsBackground());
    for (const control of all('input, select, textarea')) {
      const named = control.closest('label') ?? control.getAttribute('aria-label');
      if (!named) expect(all(`label[for="${control.id}"]`), control.outerHTML).not.toEqual([]);
    }
    for (const one of all('button')) expect(one.getAttribute('aria-label') ?? one.textContent).not.toBe('');
    for (const one of all('[aria-describedby], [aria-labelledby]')) {
      const ids = `${one.getAttribute('aria-describedby') ?? ''} ${one.getAttribute('aria-labelledby') ?? ''}`;
      for (const id of ids.split(' ').filter(Boolean)) expect(document.getElementById(id), id).not.toBeNull();
    }
    const ids = all('[id]').map((one) => one.id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('leads only where something is', async () => {
    await open(createOptionsBackground());
    const pages = all('nav.rail a').map((link) => link.getAttribute('href') ?? '');
    expect(pages).toEqual([
      '/workspace.html#lists',
      '/workspace.html#watchlist',
      '/workspace.html#downloads',
      '/workspace.html#history',
      '/workspace.html#log',
      '/options.html#settings',
      '/workspace.html#news',
    ]);
    expect(all('#settings')).toHaveLength(1);
    const targets = all('nav:not(.rail) a').map((link) => link.getAttribute('href') ?? '');
    expect(targets).toEqual([
      '#key',
      '#itself',
      '#pages',
      '#watchlist',
      '#kept',
      '#privacy',
      '#verdict',
      '#gateway',
      '#backup',
    ]);
    for (const target of targets) expect(all(target)).toHaveLength(1);
  });

  it('has no empty text anywhere: every message is there', async () => {
    await open(createOptionsBackground({ quota: { ...QUOTA, learned: false } }));
    const empty = all('p, h1, h2, dt, dd, label, a, button, option').filter(
      (one) => one.textContent === '' && !/option-problem|option-note|option-progress/.test(one.className),
    );
    expect(empty.map((one) => one.outerHTML)).toEqual([]);
  });
});
