// @vitest-environment happy-dom
import { describe, expect, it, vi } from 'vitest';
import type { Failure } from '@/utils/domain/failure';
import { createOptionsBackground, KEY, WORKING_KEY } from './options-background';
import { all, button, click, fill, labelled, open, press, root, settle, text } from './options-page';

vi.mock('wxt/browser', async () => {
  const { getMessage } = await import('./english-messages');
  return { browser: { i18n: { getMessage } } };
});

const NO_KEY = { set: false } as const;

describe('the key', () => {
  it('is asked for by its exact name, masked, with the steps to get one', async () => {
    await open(createOptionsBackground({ key: NO_KEY }));
    expect(labelled('VirusTotal API key').type).toBe('password');
    expect(button('Save key')).toBeDefined();
    expect(text()).toContain('Open your profile menu and choose “API key”.');
    expect(all('a[href="https://www.virustotal.com/gui/my-apikey"]')).toHaveLength(1);
  });

  it('is cleaned of what came along, saved, and leaves nothing but its ending', async () => {
    const background = createOptionsBackground({ key: NO_KEY });
    await open(background);
    await fill('VirusTotal API key', ` x-apikey: ${KEY.toUpperCase()}  `);
    await click('Save key');
    expect(background.inputs('saveKey')).toEqual([{ key: KEY }]);
    expect(text()).toContain('•••• •••• c41e');
    expect(text()).toContain('The key works. Your limits: 4 per minute, 500 per day, 15,500 per month.');
    expect(root.innerHTML).not.toContain(KEY.slice(0, 20));
    expect(all('#key input[type=password]')).toEqual([]);
    expect(document.activeElement).toBe(button('Test'));
  });

  it('that is kept for another address is told of, and can be forgotten', async () => {
    const background = createOptionsBackground({
      key: { set: false, keptFor: 'https://www.virustotal.com' },
      settings: { apiAddress: 'https://gateway.example' },
    });
    await open(background);
    expect(text()).toContain('A key for www.virustotal.com is kept here. It is not used at gateway.example.');
    await click('Forget');
    expect(text()).toContain('Forget the key for www.virustotal.com?');
    await click('Forget key');
    expect(background.inputs('forgetKey')).toHaveLength(1);
    expect(text()).not.toContain('is kept here');
    expect(document.activeElement).toBe(labelled('Token for the gateway'));
  });

  it('that is none is refused here, and nothing is sent', async () => {
    const background = createOptionsBackground({ key: NO_KEY });
    await open(background);
    await fill('VirusTotal API key', 'abc 123');
    await click('Save key');
    expect(background.inputs('saveKey')).toEqual([]);
    expect(text()).toContain('Not a VirusTotal key');
    expect(text()).toContain('Length of this text: 6.');
    expect(labelled('VirusTotal API key').getAttribute('aria-invalid')).toBe('true');
  });

  it.each<[Failure, string]>([
    [{ tag: 'wrong-key' }, 'from your VirusTotal account again and paste it here.'],
    [{ tag: 'inactive-user' }, 'Your VirusTotal account is not activated yet.'],
    [{ tag: 'storage-full' }, 'Your disk is full'],
  ])('stays in the field when saving fails: %o', async (failure, sentence) => {
    const background = createOptionsBackground({ key: NO_KEY });
    background.fail('saveKey', failure);
    await open(background);
    await fill('VirusTotal API key', KEY);
    await click('Save key');
    expect(all('[role=alert]')[0]?.textContent).toContain(sentence);
    expect(labelled('VirusTotal API key').value).toBe(KEY);
  });

  it('says that it works, since when, and what is left', async () => {
    await open(createOptionsBackground());
    expect(text()).toContain('Tested: Sep 14, 2026');
    expect(text()).toContain('This minute1 of 4Today134 of 500This month3,816 of 15,500');
    expect(text()).not.toContain('limits of a free key');
  });

  it.each([
    [-60, true],
    [0, false],
  ])('says in UTC, too, when the day ends, where that is another time: offset %i', async (offset, said) => {
    vi.spyOn(Date.prototype, 'getTimezoneOffset').mockReturnValue(offset);
    await open(createOptionsBackground());
    expect(text().includes('00:00 UTC')).toBe(said);
  });

  it('that was refused says so and keeps its buttons', async () => {
    await open(createOptionsBackground({ key: { ...WORKING_KEY, refused: 'wrong-key' } }));
    expect(text()).toContain('VirusTotal did not accept the API key.');
    expect(text()).not.toContain('The key works');
    expect(button('Replace')).toBeDefined();
  });

  it('that nobody could ask about is called untested, and its limits assumed', async () => {
    const key = { ...WORKING_KEY, testedAt: null, limits: null };
    await open(createOptionsBackground({ key, quota: { learned: false } }));
    expect(text()).toContain('not tested yet');
    expect(text()).toContain('These are the limits of a free key');
    await click('Test');
    expect(text()).toContain('The key works.');
  });

  it('a test that fails says why, and "Retry" tests again', async () => {
    const background = createOptionsBackground();
    background.fail('testKey', { tag: 'timeout' });
    await open(background);
    await click('Test');
    expect(text()).toContain('VirusTotal did not answer in time.');
    background.mend('testKey');
    await click('Retry');
    expect(text()).toContain('The key works.');
    expect(background.inputs('testKey')).toHaveLength(2);
  });

  it('a missing permission can be given on the spot, and the test goes on', async () => {
    const background = createOptionsBackground();
    const origins: string[] = [];
    background.fail('testKey', { tag: 'permission-missing', origin: 'https://www.virustotal.com' });
    await open(background, async (origin) => {
      origins.push(origin);
      background.mend('testKey');
      return true;
    });
    await click('Test');
    await click('Allow access');
    expect(origins).toEqual(['https://www.virustotal.com']);
    expect(text()).toContain('The key works.');
  });

  it('is replaced by another one, and Esc leaves the kept one', async () => {
    const background = createOptionsBackground();
    await open(background);
    await click('Replace');
    expect(document.activeElement).toBe(labelled('VirusTotal API key'));
    await press(document.activeElement, 'Escape');
    expect(document.activeElement).toBe(button('Replace'));
    await click('Replace');
    await fill('VirusTotal API key', KEY.replace(/c41e$/, 'beef'));
    await click('Save key');
    expect(text()).toContain('•••• •••• beef');
  });

  it('is forgotten only after a question that "Cancel" has the focus of', async () => {
    const background = createOptionsBackground();
    await open(background);
    await click('Forget');
    expect(text()).toContain('Forget this key? Checks stop until you add a key again.');
    expect(document.activeElement).toBe(button('Cancel'));
    await press(document.activeElement, 'Escape');
    expect(background.inputs('forgetKey')).toEqual([]);
    expect(document.activeElement).toBe(button('Forget'));
    await click('Forget');
    await click('Forget key');
    expect(background.inputs('forgetKey')).toHaveLength(1);
    expect(document.activeElement).toBe(labelled('VirusTotal API key'));
  });

  it('set in another window appears when this page comes back into view', async () => {
    const background = createOptionsBackground({ key: NO_KEY });
    await open(background);
    background.changeElsewhere({ key: WORKING_KEY });
    await settle(() => document.dispatchEvent(new Event('visibilitychange')));
    expect(text()).toContain('•••• •••• c41e');
  });
});
