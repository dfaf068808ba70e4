// @vitest-environment happy-dom
import { describe, expect, it, vi } from 'vitest';
import { CHROME, CHROME_OFF, FIREFOX, NO_PERMISSION } from './gallery/stub-downloads';
import { createOptionsBackground } from './options-background';
import { all, button, click, fill, labelled, open, settle, text } from './options-page';

vi.mock('wxt/browser', async () => {
  const { getMessage } = await import('./english-messages');
  return { browser: { i18n: { getMessage } } };
});

const ON = { settings: { downloads: 'on' } } as const;

async function pick(name: string, value: string): Promise<void> {
  await settle(() => {
    const field = labelled(name);
    field.value = value;
    field.dispatchEvent(new Event('change', { bubbles: true }));
  });
}

describe('checking finished downloads', () => {
  it('is off, and what depends on it is not shown', async () => {
    await open(createOptionsBackground({ access: NO_PERMISSION }));
    expect(labelled('Check finished downloads').value).toBe('off');
    expect(text()).not.toContain('Which files');
    expect(text()).not.toContain('Notify me about downloads');
  });

  it('is switched on once the browser has granted it', async () => {
    const background = createOptionsBackground({ access: NO_PERMISSION });
    const asked: string[] = [];
    const requestDownloads = async (): Promise<boolean> => {
      asked.push(background.kept().downloads);
      background.changeElsewhere({ access: CHROME_OFF });
      return true;
    };
    await open(background, undefined, { requestDownloads });
    await pick('Check finished downloads', 'on');
    // Asked first, kept afterwards.
    expect(asked).toEqual(['off']);
    expect(background.kept().downloads).toBe('on');
    expect(labelled('Check finished downloads').value).toBe('on');
    expect(text()).toContain('Which files');
  });

  it.each([async () => false, async () => Promise.reject(new Error('no gesture'))])(
    'stays as it was, and says so, when the browser has not',
    async (requestDownloads) => {
      const background = createOptionsBackground({ access: NO_PERMISSION });
      await open(background, undefined, { requestDownloads });
      await pick('Check finished downloads', 'ask');
      expect(background.inputs('saveSettings')).toEqual([]);
      expect(labelled('Check finished downloads').value).toBe('off');
      expect(text()).toContain('The browser did not allow it, so nothing changed.');
    },
  );

  it('is switched off without a question', async () => {
    const background = createOptionsBackground({ ...ON, access: CHROME });
    const requestDownloads = vi.fn(async () => true);
    await open(background, undefined, { requestDownloads });
    await pick('Check finished downloads', 'off');
    expect(requestDownloads).not.toHaveBeenCalled();
    expect(background.kept().downloads).toBe('off');
  });

  it('says when the permission was taken back, and asks for it again', async () => {
    const background = createOptionsBackground({ ...ON, access: NO_PERMISSION });
    const requestDownloads = async (): Promise<boolean> => {
      background.changeElsewhere({ access: CHROME });
      return true;
    };
    await open(background, undefined, { requestDownloads });
    expect(text()).toContain('The browser does not let Assay see downloads.');
    await settle(() => button('Allow access')?.click());
    expect(text()).not.toContain('The browser does not let Assay see downloads.');
    expect(background.kept().downloads).toBe('on');
  });
});

describe('reading files', () => {
  it('says where the switch is, with a picture, and opens the page', async () => {
    const openExtensionPage = vi.fn(async () => undefined);
    await open(createOptionsBackground({ ...ON, access: CHROME_OFF }), undefined, { openExtensionPage });
    expect(all('[data-file-access=off]')).toHaveLength(1);
    expect(all('[role=img]')[0]?.textContent).toContain('Allow access to file URLs');
    await click('Open the page');
    expect(openExtensionPage).toHaveBeenCalledOnce();
    expect(text()).toContain('Turning it on restarts Assay and closes this page.');
    expect(text()).not.toContain('Read files up to');
  });

  it('asks for the permission that is missing once the switch is on', async () => {
    const background = createOptionsBackground({ ...ON, access: { ...CHROME, granted: false } });
    const requestFiles = async (): Promise<boolean> => {
      background.changeElsewhere({ access: CHROME });
      return true;
    };
    await open(background, undefined, { requestFiles });
    expect(all('[data-file-access=missing]')).toHaveLength(1);
    await click('Allow access');
    expect(all('[data-file-access=on]')).toHaveLength(1);
    expect(text()).toContain('only their SHA-256 is sent');
    expect(button('Open the page')).toBeUndefined();
  });

  it('is looked at anew when the user comes back', async () => {
    const background = createOptionsBackground({ ...ON, access: CHROME_OFF });
    await open(background);
    background.changeElsewhere({ access: CHROME });
    await settle(() => dispatchEvent(new Event('focus')));
    expect(all('[data-file-access=on]')).toHaveLength(1);
  });

  it('is what Firefox cannot do, said plainly and without a switch', async () => {
    await open(createOptionsBackground({ ...ON, access: FIREFOX }));
    expect(text()).toContain('Firefox does not let extensions read downloaded files');
    expect(all('.switch-picture')).toEqual([]);
    expect(all('a[href="/workspace.html#downloads"]')).not.toEqual([]);
  });

  it('has a largest size', async () => {
    const background = createOptionsBackground({ ...ON, access: CHROME });
    await open(background);
    expect(labelled('Read files up to').value).toBe('10000000000');
    await pick('Read files up to', '1000000000');
    expect(background.kept().downloadMaxHash).toBe(1_000_000_000);
  });
});

describe('which files', () => {
  const kind = (name: string): HTMLInputElement => {
    const label = all('.kinds label').find((one) => one.textContent === name);
    const box = label?.querySelector('input');
    if (!box) throw new Error(`no kind ${name}`);
    return box;
  };

  it('are kinds to tick', async () => {
    const background = createOptionsBackground({ ...ON, access: CHROME });
    await open(background);
    expect(kind('Programs').checked).toBe(true);
    expect(kind('Pictures').checked).toBe(false);
    await settle(() => kind('Pictures').click());
    await settle(() => kind('Programs').click());
    expect(background.kept().downloadKinds).toContain('picture');
    expect(background.kept().downloadKinds).not.toContain('program');
    expect(kind('Programs').checked).toBe(false);
  });

  it('and endings of one’s own, shown afterwards as they are kept', async () => {
    const background = createOptionsBackground({ ...ON, access: CHROME });
    await open(background);
    await fill('Other endings', '.Blend, *.DWG ../x');
    await settle(() => labelled('Other endings').dispatchEvent(new Event('blur')));
    expect(background.kept().downloadExtensions).toEqual(['blend', 'dwg']);
    expect(labelled('Other endings').value).toBe('blend dwg');
  });
});

describe('holding downloads', () => {
  const name = 'Hold downloads until checked';

  it('is off, says what it does, and is switched on without a question', async () => {
    const background = createOptionsBackground({ ...ON, access: CHROME });
    await open(background);
    expect(labelled(name).checked).toBe(false);
    expect(text()).toContain('15 seconds at most');
    await settle(() => labelled(name).click());
    expect(background.kept().downloadHold).toBe(true);
    expect(labelled(name).checked).toBe(true);
  });

  it('is there only while downloads are checked by themselves', async () => {
    await open(createOptionsBackground({ settings: { downloads: 'ask' }, access: CHROME }));
    expect(text()).not.toContain(name);
  });

  it('is not offered in Firefox, which says why', async () => {
    await open(createOptionsBackground({ ...ON, access: FIREFOX }));
    expect(text()).toContain('Not available in Firefox');
    expect(all('#hold-downloads')).toEqual([]);
  });
});

describe('notifications about downloads', () => {
  it('are told when something was found, unless one chooses otherwise', async () => {
    const background = createOptionsBackground({ ...ON, access: CHROME });
    await open(background);
    expect(labelled('Notify me about downloads').value).toBe('found');
    await pick('Notify me about downloads', 'never');
    expect(background.kept().downloadNotify).toBe('never');
  });

  it('say when the browser shows none', async () => {
    await open(createOptionsBackground({ ...ON, access: { ...CHROME, notifications: false } }));
    expect(text()).toContain('The browser does not let Assay show notifications.');
  });
});
