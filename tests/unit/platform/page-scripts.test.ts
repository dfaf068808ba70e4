import { beforeEach, describe, expect, it, vi } from 'vitest';
import { DEFAULT_PAGE_SETTINGS } from '@/utils/domain/page-settings';
import { leaveEverySite, leaveSite, siteInFront } from '@/utils/platform/page-access';
import { syncPageScripts, tellPages } from '@/utils/platform/page-scripts';

const fake = vi.hoisted(() => ({ browser: {} as Record<string, unknown> }));
vi.mock('wxt/browser', () => fake);

const MAIL = 'https://mail.example';
const ON = { ...DEFAULT_PAGE_SETTINGS, marksOn: 'sites', markSites: [MAIL] } as const;
const VIRUSTOTAL = 'https://www.virustotal.com/*';

interface Script {
  readonly id: string;
  readonly matches: readonly string[];
  readonly matchOriginAsFallback?: boolean;
}

let origins: string[];
let scripts: Script[];
let done: string[];
let tabs: { id: number; url: string; incognito: boolean }[];
let knowsFallback: boolean;

beforeEach(() => {
  origins = [VIRUSTOTAL];
  scripts = [];
  done = [];
  knowsFallback = true;
  tabs = [{ id: 1, url: `${MAIL}/inbox`, incognito: false }];
  fake.browser = {
    runtime: { getManifest: () => ({ host_permissions: [VIRUSTOTAL] }) },
    permissions: {
      getAll: async () => ({ origins }),
      remove: async ({ origins: gone }: { origins: string[] }) => {
        done.push(`remove ${gone.join(' ')}`);
        // As Chromium does.
        origins = origins.filter((one) => one.startsWith('file:') || !gone.includes('https://*/*'));
      },
      request: async ({ origins: wanted }: { origins: string[] }) => {
        done.push(`request ${wanted.join(' ')}`);
        origins.push(...wanted);
        return true;
      },
    },
    scripting: {
      getRegisteredContentScripts: async () => scripts,
      registerContentScripts: async ([script]: [Script]) => {
        if (!knowsFallback && 'matchOriginAsFallback' in script)
          throw new Error('Error processing matchOriginAsFallback');
        scripts.push(script);
        done.push(`register ${script.id}`);
      },
      unregisterContentScripts: async ({ ids }: { ids: string[] }) => {
        scripts = scripts.filter(({ id }) => !ids.includes(id));
        done.push(`unregister ${ids}`);
      },
      executeScript: async ({ target }: { target: { tabId: number } }) => done.push(`inject ${target.tabId}`),
    },
    tabs: {
      query: async () => tabs,
      sendMessage: async (id: number) => {
        done.push(`tell ${id}`);
        throw new Error('Receiving end does not exist.');
      },
    },
  };
});

describe('scripts on pages', () => {
  it('are registered only for what is wanted and allowed, and put into pages that are open', async () => {
    await syncPageScripts(ON);
    expect(done).toEqual([]);
    origins.push(`${MAIL}/*`);
    await syncPageScripts(ON);
    expect(done).toEqual(['register marks', 'tell 1', 'inject 1']);
    expect(scripts).toMatchObject([{ matches: [`${MAIL}/*`], matchOriginAsFallback: true, allFrames: true }]);
  });

  it('are left as they are where nothing differs, at each birth', async () => {
    origins.push(`${MAIL}/*`);
    await syncPageScripts(ON);
    done = [];
    await syncPageScripts(ON);
    expect(done).toEqual([]);
  });

  const GUARD = { ...DEFAULT_PAGE_SETTINGS, clickGuard: true, markSites: [MAIL] } as const;
  const OFF = { ...GUARD, clickGuard: false } as const;

  it.each([
    ['the permission is withdrawn', 'marks', () => origins.splice(1), ON, ON],
    ['they are switched off', 'marks', () => undefined, ON, DEFAULT_PAGE_SETTINGS],
    ['the permission is withdrawn', 'guard', () => origins.splice(1), GUARD, GUARD],
    ['it is switched off', 'guard', () => undefined, GUARD, OFF],
  ])('go, and pages are told, when %s: %s', async (_, id, happens, before, settings) => {
    origins.push(`${MAIL}/*`);
    await syncPageScripts(before);
    done = [];
    happens();
    await syncPageScripts(settings);
    expect(done).toEqual([`unregister ${id}`, 'tell 1']);
    expect(scripts).toEqual([]);
  });

  it('do without what an older browser does not know', async () => {
    knowsFallback = false;
    origins.push(`${MAIL}/*`);
    await syncPageScripts(ON);
    expect(scripts[0]).not.toHaveProperty('matchOriginAsFallback');
  });

  it('are told of by nobody who is not there: that is no failure', async () => {
    await expect(tellPages('in-front')).resolves.toBeUndefined();
  });
});

describe('the permission', () => {
  it('is given back only where it was given', async () => {
    expect(await leaveEverySite()).toBe(true);
    await leaveSite('https://other.example');
    expect(done).toEqual([]);
  });

  it('for all sites takes more along than it should, which is asked for again', async () => {
    origins.push('https://*/*', 'http://*/*', 'https://gateway.example/*', 'file:///*');
    expect(await leaveEverySite()).toBe(true);
    expect(done).toEqual([
      'remove https://*/* http://*/*',
      `request ${VIRUSTOTAL} https://gateway.example/*`,
    ]);
  });

  it('is offered for the site in front, and never in a private window', async () => {
    expect(await siteInFront()).toBe(MAIL);
    tabs = [{ id: 1, url: `${MAIL}/inbox`, incognito: true }];
    expect(await siteInFront()).toBeNull();
    tabs = [{ id: 1, url: 'chrome://newtab/', incognito: false }];
    expect(await siteInFront()).toBeNull();
  });
});
