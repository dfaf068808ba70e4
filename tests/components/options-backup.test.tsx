// @vitest-environment happy-dom
import { describe, expect, it, vi } from 'vitest';
import { createOptionsBackground } from './options-background';
import { all, button, click, labelled, open, root, settle, text } from './options-page';

vi.mock('wxt/browser', async () => {
  const { getMessage } = await import('./english-messages');
  return { browser: { i18n: { getMessage } } };
});

/** Chooses a file, as a click on the button and the browser's own dialog do. */
async function choose(content: string | Blob): Promise<void> {
  const field = root.querySelector<HTMLInputElement>('#backup input[type=file]');
  const file = new File([content], 'backup.json');
  Object.defineProperty(field, 'files', { value: { item: () => file }, configurable: true });
  await settle(() => field?.dispatchEvent(new Event('change', { bubbles: true })));
  await vi.waitFor(async () => {
    await settle();
    expect(text()).not.toContain('Reading the file');
  });
}

const backup = (parts: object): string => JSON.stringify({ assay: 'backup', version: 1, at: 5, ...parts });

describe('what an administrator has set', () => {
  const managed = {
    locked: ['maliciousFrom', 'downloads', 'fileOldAfterDays'] as const,
    privateHosts: ['corp.example'],
    key: true,
    problems: ['proxy'],
    unreachable: 'https://gateway.example',
  };

  it('is disabled with the reason, and the rest is not', async () => {
    const key = { set: true, managed: true, ending: '', testedAt: 1, refused: null, limits: null } as const;
    await open(
      createOptionsBackground({
        managed,
        key,
        settings: { downloads: 'on', privateHosts: ['nas.example', 'corp.example'] },
      }),
    );
    expect(labelled('Check finished downloads').closest('fieldset[disabled]')).not.toBeNull();
    expect(all('#itself .option')[0]?.textContent).toContain('Set by your administrator');
    expect(labelled('Keep for my own checks').closest('fieldset[disabled]')).toBeNull();
    expect(root.querySelector('#old-files')?.matches(':disabled')).toBe(true);
    expect(root.querySelector('#old-links')?.matches(':disabled')).toBe(false);
    expect(all('#verdict .stepper button').every((one) => one.closest('fieldset[disabled]'))).toBe(true);
    expect(button('Forget')).toBeUndefined();
    expect(button('Replace')).toBeUndefined();
    expect(text()).toContain('do not fit and are ignored: proxy');
    expect(root.querySelector('.managed-hosts')?.textContent).toBe('corp.example');
  });

  it('asks for the gateway in the click', async () => {
    const asked: string[] = [];
    await open(createOptionsBackground({ managed }), async (origin) => {
      asked.push(origin);
      return true;
    });
    await settle(() => root.querySelector<HTMLButtonElement>('.managed-note button')?.click());
    expect(asked).toEqual(['https://gateway.example']);
  });
});

describe('a backup that is chosen', () => {
  it.each([
    ['another file', '{}', 'This is no backup of Assay'],
    ['a newer one', '{"assay":"backup","version":7}', 'A newer Assay made this backup'],
    ['an empty one', backup({}), 'Nothing in this backup can be restored'],
  ])('is refused in a sentence: %s', async (_, content, said) => {
    await open(createOptionsBackground());
    await choose(content);
    expect(text()).toContain(said);
  });

  it('is not even read when it is too large', async () => {
    await open(createOptionsBackground());
    const file = new Blob(['x']);
    const read = vi.spyOn(File.prototype, 'text');
    vi.spyOn(File.prototype, 'size', 'get').mockReturnValue(240_000_000);
    await choose(file);
    expect(text()).toContain('a backup has 100 MB at most');
    expect(read).not.toHaveBeenCalled();
    vi.restoreAllMocks();
  });

  it('shows the address that requests would go to, before and after', async () => {
    await open(createOptionsBackground({ settings: { apiAddress: 'https://old.example' } }));
    await choose(backup({ settings: { apiAddress: 'https://gateway.example/vt', reserve: 0.9 } }));
    expect(text()).toContain('Requests would go to https://gateway.example/vt. Now: https://old.example');
  });

  it('cannot be saved of settings that were lost: nobody would know later that they are defaults', async () => {
    // As Firefox without a memory of its own: the file is made in memory.
    const getDirectory = (): Promise<never> => Promise.reject(new Error('none'));
    Object.defineProperty(navigator, 'storage', { value: { getDirectory }, configurable: true });
    await open(createOptionsBackground({ managed: { lost: true } }));
    await click('Save backup');
    await vi.waitFor(async () => {
      await settle();
      expect(text()).toContain('Your settings were lost');
    });
  });

  it('shows what would change, and changes what is not locked', async () => {
    const background = createOptionsBackground({ managed: { locked: ['reserve'] } });
    await open(background);
    await choose(
      backup({ settings: { maliciousFrom: 7, reserve: 0.9, theme: 'dark' }, history: [{ kind: 'x' }] }),
    );
    expect(text()).toContain('1 setting differs');
    expect(text()).toContain('Left as your administrator set it: Keep for my own checks');
    expect(text()).toContain('1 entry cannot be read and is left out.');
    expect(text()).toContain('1 field that this version does not know is left out.');
    await settle(() => all('.backup-part input').at(-1)?.click());
    await click('Restore');
    expect(background.inputs('saveSettings')).toEqual([{ maliciousFrom: 7 }]);
    expect(text()).toContain('The backup is restored.');
  });
});
