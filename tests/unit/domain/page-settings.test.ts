import { describe, expect, it } from 'vitest';
import { pageMatches } from '@/utils/domain/page-matches';
import { DEFAULT_PAGE_SETTINGS, parsePageSettings, siteOf, wantsMarks } from '@/utils/domain/page-settings';
import { DEFAULT_SETTINGS, parseSettings } from '@/utils/domain/settings';

const MAIL = 'https://mail.example';
const sites = {
  ...DEFAULT_PAGE_SETTINGS,
  marksOn: 'sites',
  markSites: [MAIL, 'http://wiki.example'],
} as const;
const all = { ...DEFAULT_PAGE_SETTINGS, marksOn: 'all' } as const;

describe('settings about pages', () => {
  it('are nothing and nowhere by default, and part of the settings', () => {
    expect(parseSettings({})).toMatchObject({ marksOn: 'none', markSites: [], clickGuard: false });
    expect(parseSettings({ ...DEFAULT_SETTINGS, ...sites })).toMatchObject(sites);
  });

  it.each([
    [{ marksOn: 'everywhere', markSites: 'https://a.example', clickGuard: 'yes' }, DEFAULT_PAGE_SETTINGS],
    [
      { marksOn: 'sites', markSites: [7, null, 'javascript:1', 'file:///a', 'about:blank', '*'] },
      { ...DEFAULT_PAGE_SETTINGS, marksOn: 'sites' },
    ],
    [
      { markSites: ['https://a.example:8443/x?y#z', 'https://A.example/'] },
      { ...DEFAULT_PAGE_SETTINGS, markSites: ['https://a.example'] },
    ],
  ])('read %j without taking what is no site', (stored, read) => {
    expect(parsePageSettings(stored)).toEqual(read);
  });

  it('hold no more sites than the browser is given patterns', () => {
    const many = Array.from({ length: 500 }, (_, at) => `https://s${at}.example`);
    expect(parsePageSettings({ markSites: many }).markSites).toHaveLength(200);
  });

  it.each([
    ['https://mail.example:8443/inbox?id=7#x', MAIL],
    ['about:srcdoc', null],
    ['chrome://settings', null],
    [undefined, null],
    ['', null],
  ])('name the site of %s', (address, site) => {
    expect(siteOf(address)).toBe(site);
  });

  it.each([
    [
      { marksOn: 'all', clickGuard: true },
      { marksOn: 'all', clickGuard: true },
    ],
    [{ marksOn: 'sites' }, { marksOn: 'sites' }],
    [{ marksOn: 'some', clickGuard: 1 }, {}],
  ])('keep what fits: %j', (given, kept) =>
    expect(parsePageSettings(given)).toEqual({ ...DEFAULT_PAGE_SETTINGS, ...kept }),
  );

  it('know no site by an address that is too long', () => {
    const address = 'https://mail.example/'.padEnd(10_000, 'a');
    expect([siteOf(address), siteOf(`${address}a`)]).toEqual(['https://mail.example', null]);
  });

  it('say where marks are wanted', () => {
    expect(wantsMarks(sites, MAIL)).toBe(true);
    expect(wantsMarks(sites, 'http://mail.example')).toBe(false);
    expect(wantsMarks(all, 'https://any.example')).toBe(true);
    expect(wantsMarks({ ...sites, marksOn: 'none' }, MAIL)).toBe(false);
    expect(wantsMarks(all, null)).toBe(false);
  });
});

describe('the pages that scripts run on', () => {
  it.each([
    ['nothing is wanted', DEFAULT_PAGE_SETTINGS, ['<all_urls>'], [], []],
    ['nothing is allowed', all, [], [], []],
    ['one of two sites is allowed', sites, [`${MAIL}/*`], [`${MAIL}/*`], []],
    ['all are allowed but two wanted', sites, ['<all_urls>'], [`${MAIL}/*`, 'http://wiki.example/*'], []],
    ['all are wanted but one allowed', all, [`${MAIL}/*`], [], []],
    ['only https is allowed', all, ['https://*/*'], ['https://*/*'], []],
    ['all of both schemes are', sites, ['*://*/*'], [`${MAIL}/*`, 'http://wiki.example/*'], []],
    ['only http is', sites, ['http://*/*'], ['http://wiki.example/*'], []],
    ['the browser says it of both schemes', sites, ['*://mail.example/*'], [`${MAIL}/*`], []],
    ['it says so of an http site', sites, ['*://wiki.example/*'], ['http://wiki.example/*'], []],
    ['another scheme is allowed', sites, ['ftp://*/*', 'https://*'], [], []],
    ['the browser says it in its own way', all, ['*://*/*'], ['https://*/*', 'http://*/*'], []],
    [
      'the guard is on where a site is allowed',
      { ...sites, clickGuard: true },
      [`${MAIL}/*`],
      [`${MAIL}/*`],
      [`${MAIL}/*`],
    ],
    [
      'the guard needs no marks',
      { ...sites, marksOn: 'none', clickGuard: true },
      ['https://*/*', 'http://wiki.example/*'],
      [],
      ['https://*/*', 'http://wiki.example/*'],
    ],
  ] as const)('are right when %s', (_, settings, granted, marks, guard) => {
    expect(pageMatches(settings, granted)).toEqual({ marks, guard });
  });
});
