import { describe, expect, it } from 'vitest';
import { endingOf, kindOf } from '@/utils/domain/download-kind';
import { addressesToAsk, addressToHoldFor, type Judged, skipReason } from '@/utils/domain/download-rules';
import { DEFAULT_SETTINGS, parseSettings } from '@/utils/domain/settings';

const URL_1 = 'https://files.example/a';

function judged(change: Partial<Judged> = {}): Judged {
  const name = change.name ?? 'setup.exe';
  return {
    name,
    kind: kindOf(name, ''),
    size: 1,
    url: URL_1,
    firstUrl: URL_1,
    referrer: null,
    byExtension: false,
    ...change,
  };
}

describe('the kind of a file', () => {
  it.each([
    ['setup.exe', 'exe', 'program'],
    ['SETUP.EXE', 'exe', 'program'],
    ['invoice.pdf.exe', 'exe', 'program'],
    ['photo.jpg.scr ', 'scr', 'program'],
    ['setup.exe.', 'exe', 'program'],
    ['setup.exe . .', 'exe', 'program'],
    ['annual\u202Efdp.exe', 'exe', 'program'],
    ['setup.e\u200bxe', 'exe', 'program'],
    ['archive.tar.gz', 'gz', 'archive'],
    ['installer', '', 'no-extension'],
    ['.bashrc', '', 'no-extension'],
    ['Rechnung 😀.docm', 'docm', 'macros'],
    ['印刷.pdf', 'pdf', 'pdf'],
    ['photo.jpg', 'jpg', 'picture'],
    ['notes.txt', 'txt', 'text'],
    ['data.xyz', 'xyz', 'other'],
  ])('of %j ends in %j: %s', (name, ending, kind) => {
    expect(endingOf(name)).toBe(ending);
    expect(kindOf(name, 'application/octet-stream')).toBe(kind);
  });

  it('is made worse by the media type, never better', () => {
    expect(kindOf('photo.jpg', 'application/x-msdownload; charset=binary')).toBe('program');
    expect(kindOf('setup.exe', 'image/png')).toBe('program');
    expect(kindOf('download', 'application/zip')).toBe('archive');
    expect(kindOf('photo.jpg', ' Application/PDF ;x=y')).toBe('pdf');
    expect(kindOf('setup.sh', 'application/zip')).toBe('script');
    expect(kindOf('data.xyz', 'application/rtf')).toBe('macros');
    expect(kindOf('a.exe', '')).toBe('program');
  });
});

describe('which downloads are checked', () => {
  it.each([
    [{}, null],
    [{ size: 0 }, 'empty'],
    [{ name: 'photo.jpg' }, 'type'],
    [{ byExtension: true }, 'other-extension'],
    [{ url: 'http://192.168.1.2/setup.exe' }, 'private-host'],
    [{ firstUrl: 'https://intranet/setup.exe' }, 'private-host'],
    [{ url: 'blob:https://intranet.local/1-2-3' }, 'private-host'],
    [{ url: 'data:application/zip;base64,AA==', firstUrl: 'data:application/zip;base64,AA==' }, null],
    [{ url: 'blob:https://files.example/1-2-3' }, null],
    [{ url: 'HTTPS://INTRANET/setup.exe' }, 'private-host'],
    [{ url: 'xhttp://10.0.0.1/setup.exe' }, null],
    [{ url: 'https://' }, null],
    [{ size: 0.5 }, 'empty'],
    [{ size: 0, name: 'photo.jpg' }, 'empty'],
    [{ name: 'photo.jpg', url: 'http://10.0.0.1/a' }, 'type'],
  ] as const)('%j: %s', (change, reason) => {
    expect(skipReason(judged(change), DEFAULT_SETTINGS)).toBe(reason);
  });

  it('also those of the user’s own endings and not of the user’s own hosts', () => {
    const rules = parseSettings({ downloadExtensions: ['.JPG'], privateHosts: ['*.corp.example'] });
    expect(skipReason(judged({ name: 'photo.jpg' }), rules)).toBeNull();
    expect(skipReason(judged({ url: 'https://x.corp.example/a.exe' }), rules)).toBe('private-host');
  });
});

describe('which addresses are asked for', () => {
  const SECRET = 'https://files.example/a?access_token=8f14e45fceea167a5a36dedd4bea2543';

  it.each([
    [{ referrer: 'https://page.example/' }, { ask: [URL_1, 'https://page.example/'] }],
    [{ referrer: 'http://page.example/' }, { ask: [URL_1, 'http://page.example/'] }],
    [{ referrer: 'http://localhost/' }, { ask: [URL_1] }],
    [{ referrer: SECRET }, { ask: [URL_1] }],
    [{ url: SECRET }, { ask: [URL_1] }],
    [{ url: SECRET, firstUrl: SECRET, referrer: 'https://page.example/' }, { none: 'secret-address' }],
    [{ url: 'http://10.0.0.1/a' }, { none: 'private-host' }],
    [{ firstUrl: 'http://10.0.0.1/a' }, { none: 'private-host' }],
    [{ url: 'blob:https://files.example/1' }, { none: 'source' }],
    [{ url: 'xhttps://files.example/a' }, { none: 'source' }],
    [{ url: 'HTTPS://files.example/a' }, { ask: ['HTTPS://files.example/a'] }],
    [{ url: SECRET, firstUrl: 'blob:https://files.example/1' }, { none: 'secret-address' }],
    [{ referrer: URL_1 }, { ask: [URL_1] }],
    [{ referrer: 'about:blank' }, { ask: [URL_1] }],
    [{ referrer: 'xhttps://page.example/' }, { ask: [URL_1] }],
  ] as const)('%j', (change, asked) => {
    expect(addressesToAsk(judged(change), [])).toEqual(asked);
  });
});

describe('which downloads are held', () => {
  const rules = parseSettings({ ...DEFAULT_SETTINGS, downloads: 'on', downloadHold: true });
  const SECRET = 'https://files.example/a?access_token=8f14e45fceea167a5a36dedd4bea2543';

  it.each([
    ['as large as it is', {}, URL_1],
    ['that nobody knows the size of', { size: -1 }, URL_1],
    ['whose first address may be asked about', { url: SECRET }, URL_1],
    ['but no empty one', { size: 0 }, null],
    ['but no picture', { name: 'photo.jpg' }, null],
    ['but none of another extension', { byExtension: true }, null],
    ['but none of a private host', { url: 'http://10.0.0.1/a' }, null],
    ['but none whose address stays here', { url: SECRET, firstUrl: SECRET }, null],
    ['but none without an address', { url: 'data:,a', firstUrl: 'data:,a' }, null],
  ])('one %s', (_, change, address) => expect(addressToHoldFor(judged(change), rules)).toBe(address));

  it('none, unless holding is on with checking', () => {
    expect(addressToHoldFor(judged({}), { ...rules, downloadHold: false })).toBeNull();
    for (const downloads of ['off', 'ask'] as const)
      expect(addressToHoldFor(judged({}), { ...rules, downloads })).toBeNull();
  });
});

describe('the settings of downloads', () => {
  it('are off until switched on, and read with care', () => {
    expect(parseSettings({})).toMatchObject({ downloads: 'off', downloadNotify: 'found' });
    const odd = {
      downloads: 'yes',
      downloadKinds: ['pdf', 'x'],
      downloadExtensions: ['*.Foo', 'a/b', 7, ' '],
    };
    expect(parseSettings(odd)).toMatchObject({
      downloads: 'off',
      downloadKinds: ['pdf'],
      downloadExtensions: ['foo'],
    });
  });
});
