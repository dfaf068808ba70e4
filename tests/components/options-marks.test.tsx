// @vitest-environment happy-dom
import { describe, expect, it, vi } from 'vitest';
import { createOptionsBackground } from './options-background';
import { all, click, labelled, open, settle, text } from './options-page';

vi.mock('wxt/browser', async () => {
  const { getMessage } = await import('./english-messages');
  return { browser: { i18n: { getMessage } } };
});

const SITES = { settings: { marksOn: 'sites', markSites: ['https://mail.example'] } } as const;

/** The browser's question, answered the same way each time; what was asked for is kept. */
function doors(answer: boolean) {
  const asked: string[] = [];
  const ask = async (site: string) => {
    asked.push(site);
    return answer;
  };
  return {
    asked,
    doors: { requestSite: ask, requestEverySite: () => ask('every'), leaveEverySite: () => ask('leave') },
  };
}

async function pick(value: string): Promise<void> {
  await settle(() => {
    const field = labelled('Marks beside links');
    field.value = value;
    field.dispatchEvent(new Event('change', { bubbles: true }));
  });
}

async function enter(site: string): Promise<void> {
  await settle(() => {
    const [field] = all('[aria-label="Address of a site"]');
    if (!(field instanceof HTMLInputElement)) throw new Error('no field for a site');
    field.value = site;
    field.dispatchEvent(new Event('input', { bubbles: true }));
  });
}

describe('marks in the settings', () => {
  it('are off, with no list of sites', async () => {
    await open(createOptionsBackground());
    expect(labelled('Marks beside links').value).toBe('none');
    expect(text()).not.toContain('Sites with marks');
  });

  it.each([
    [true, 'all'],
    [false, 'none'],
  ])('are on all sites when the browser answers %s: %s', async (answer, kept) => {
    const background = createOptionsBackground();
    const { asked, doors: pageDoors } = doors(answer);
    await open(background, undefined, {}, pageDoors);
    await pick('all');
    expect(asked).toEqual(['every']);
    expect(labelled('Marks beside links').value).toBe(kept);
    expect(text().includes('The browser did not allow it')).toBe(!answer);
  });

  it.each([true, false])(
    'give the permission for all sites back by a click of its own, answered %s',
    async (answer) => {
      const { asked, doors: pageDoors } = doors(answer);
      await open(createOptionsBackground({ settings: { marksOn: 'all' } }), undefined, {}, pageDoors);
      expect(text()).not.toContain('Permission for all sites');
      await pick('none');
      expect(asked).toEqual([]);
      expect(text()).toContain('asks once more about VirusTotal’s own site');
      await click('Give it back');
      expect(asked).toEqual(['leave']);
      expect(text().includes('keeps Assay from reaching VirusTotal')).toBe(!answer);
    },
  );

  it('keep it where the guard needs it', async () => {
    await open(createOptionsBackground({ settings: { marksOn: 'none', clickGuard: true } }));
    expect(text()).not.toContain('Permission for all sites');
  });

  it('take a site once the browser allows it, by its address however it is written', async () => {
    const background = createOptionsBackground(SITES);
    const { asked, doors: pageDoors } = doors(true);
    await open(background, undefined, {}, pageDoors);
    await enter('wiki.example:8443/start?x');
    await click('Add site');
    expect(asked).toEqual(['https://wiki.example']);
    expect(all('.mark-sites .mono').map(({ textContent }) => textContent)).toEqual([
      'https://mail.example',
      'https://wiki.example',
    ]);
  });

  it.each(['', 'javascript:1', 'about:blank', 'nothing'])('take no %j for a site', async (typed) => {
    const { asked, doors: pageDoors } = doors(true);
    await open(createOptionsBackground(SITES), undefined, {}, pageDoors);
    await enter(typed);
    await click('Add site');
    expect(asked).toEqual([]);
    expect(text()).toContain('This is no address of a website.');
  });

  it('let a site go with its permission', async () => {
    const background = createOptionsBackground(SITES);
    await open(background);
    await click('Remove https://mail.example');
    expect(all('.mark-sites li')).toEqual([]);
    expect(background.asked).toContainEqual({ name: 'leaveSite', input: { site: 'https://mail.example' } });
  });
});
