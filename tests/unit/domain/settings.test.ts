import { describe, expect, it } from 'vitest';
import { permissionsFor, withheld } from '@/utils/domain/backup-permissions';
import { DAY } from '@/utils/domain/duration';
import { DEFAULT_SETTINGS, oldAfter, parseApiAddress, parseSettings } from '@/utils/domain/settings';

describe('settings from storage', () => {
  it.each([undefined, null, 5, 'dark', [], {}])('are the defaults where there are none: %s', (stored) =>
    expect(parseSettings(stored)).toEqual(DEFAULT_SETTINGS),
  );

  it.each([
    ['maliciousFrom', 1, 100],
    ['urlOldAfterDays', 1, 3650],
    ['fileOldAfterDays', 1, 3650],
    ['downloadMaxHash', 0, 1e12],
    ['historyKeepDays', 1, 3650],
    ['historyKeepEntries', 1, 100_000],
    ['logKeepDays', 1, 3650],
    ['reserve', 0, 0.9],
  ] as const)('keep %s between %d and %d', (name, least, most) => {
    const kept = (value: unknown): unknown => parseSettings({ [name]: value })[name];
    expect([least, most].map(kept)).toEqual([least, most]);
    for (const odd of [least - 1, most + 1, least - 1e-9, Number.NaN, String(most), [most], null])
      expect(kept(odd)).toBe(DEFAULT_SETTINGS[name]);
  });

  it.each(['notifyScanEnd', 'downloadHold', 'watchNotify', 'gatewayDirect'] as const)(
    'turn %s over for true and false alone',
    (name) => {
      const kept = (value: unknown): unknown => parseSettings({ [name]: value })[name];
      expect([true, false].map(kept)).toEqual([true, false]);
      for (const odd of [1, 0, 'true', '', null, {}]) expect(kept(odd)).toBe(DEFAULT_SETTINGS[name]);
    },
  );

  it('leave out of the private hosts what is none', () => {
    const hosts = (privateHosts: unknown): unknown => parseSettings({ privateHosts }).privateHosts;
    const longest = 'a'.repeat(253);
    expect(hosts([' NAS.Example ', '', '  ', 5, null, longest, `${longest}a`])).toEqual([
      'nas.example',
      longest,
    ]);
    expect(hosts('nas.example')).toEqual([]);
    expect(hosts(Array.from({ length: 1_001 }, (_, at) => `h${at}`))).toHaveLength(1_000);
  });

  it('read endings however they are written, once each', () => {
    const endings = (downloadExtensions: unknown): unknown =>
      parseSettings({ downloadExtensions }).downloadExtensions;
    const longest = 'e'.repeat(20);
    const given = [' .EXE ', '*.exe', 'exe', 'tar.gz', 'a b', 'a/b', 'x*', '', 5, longest, `${longest}e`];
    expect(endings(given)).toEqual(['exe', longest]);
    expect(endings('exe')).toEqual([]);
    for (const one of ['.MSI', ' *.msi ', 'Msi']) expect(endings([one])).toEqual(['msi']);
    expect(endings(Array.from({ length: 201 }, (_, at) => `e${at}`))).toHaveLength(200);
  });

  it('say how old is old by the kind', () => {
    const settings = parseSettings({ urlOldAfterDays: 2, fileOldAfterDays: 7 });
    expect(oldAfter(settings, 'file')).toBe(7 * DAY);
    for (const kind of ['url', 'domain', 'ip'] as const) expect(oldAfter(settings, kind)).toBe(2 * DAY);
  });
});

describe('the address of the API', () => {
  const long = `https://gateway.example/${'a'.repeat(2_000)}`;
  it.each([
    [' https://gateway.example/vt// ', 'https://gateway.example/vt'],
    ['https://gateway.example', 'https://gateway.example'],
    // Copied with a space that no line breaks at.
    ['\u00a0https://gateway.example\u3000', 'https://gateway.example'],
    ['http://localhost:8080/', 'http://localhost:8080'],
    ['http://127.0.0.1:8080/api', 'http://127.0.0.1:8080/api'],
    [long.slice(0, 2_000), long.slice(0, 2_000)],
    [long.slice(0, 2_001), null],
    ['http://gateway.example', null],
    ['http://localhost.gateway.example', null],
    ['ftp://localhost', null],
    ['https://user@gateway.example', null],
    ['https://:word@gateway.example', null],
    ['https://gateway.example/?a=1', null],
    ['https://gateway.example/#a', null],
    ['gateway.example', null],
    [['https://gateway.example'], null],
  ])('%s is %s', (given, address) => expect(parseApiAddress(given)).toBe(address));
});

describe('what a backup’s settings need', () => {
  const none = { downloads: false, notifications: false, origin: null };
  it.each([
    [{}, none],
    [{ downloads: 'ask' }, { ...none, downloads: true, notifications: true }],
    [
      { downloads: 'on', downloadNotify: 'never' },
      { ...none, downloads: true },
    ],
    [{ downloads: 'off', downloadNotify: 'always' }, none],
    [{ notifyScanEnd: true }, { ...none, notifications: true }],
    [{ apiAddress: 'https://gateway.example:8443/vt' }, { ...none, origin: 'https://gateway.example:8443' }],
  ])('%j: %j', (given, needed) => expect(permissionsFor(parseSettings(given))).toEqual(needed));

  const next = parseSettings({
    ...{ downloads: 'on', downloadHold: true, downloadNotify: 'always', notifyScanEnd: true, reserve: 0.5 },
    apiAddress: 'https://gateway.example/vt',
  });
  const all = { downloads: true, notifications: true, origin: 'https://gateway.example' };
  it.each([
    ['everything', all, {}],
    ['no downloads', { ...all, downloads: false }, { downloads: 'off', downloadHold: false }],
    ['no notifications', { ...all, notifications: false }, { notifyScanEnd: false, downloadNotify: 'found' }],
    ['no gateway', { ...all, origin: null }, { apiAddress: DEFAULT_SETTINGS.apiAddress }],
    [
      'another gateway',
      { ...all, origin: 'https://other.example' },
      { apiAddress: DEFAULT_SETTINGS.apiAddress },
    ],
  ])('stay as they are for what is not allowed: %s', (_, allowed, kept) =>
    expect(withheld(next, DEFAULT_SETTINGS, allowed)).toEqual({ ...next, ...kept }),
  );

  it('change where nothing has to be allowed', () => {
    const own = parseSettings({ downloads: 'on', notifyScanEnd: true, apiAddress: 'https://own.example' });
    for (const allowed of [none, { ...all, origin: 'https://own.example' }])
      expect(withheld(DEFAULT_SETTINGS, own, allowed)).toEqual(DEFAULT_SETTINGS);
  });
});
