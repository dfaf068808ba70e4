import { explain } from './explain';
import type { Explained } from './explained';

/** Why survivors of backups, marks, finds and pictures may live. */
export const EXPLAINED_SMALL_ROOMS: readonly Explained[] = [
  // One piece more, with nothing in it.
  ...explain('services/found/found-rows', 'same', [
    'for (let at = 0; at < things.length; at += AT_ONCE) {',
    '<=',
  ]),
  // No report has a name like that.
  ...explain('services/guard/known-malicious', 'same', [
    'if (!read.ok) return { link: [], host: [] };',
    'Stryker',
  ]),
  ...explain(
    'services/marks/known-marks',
    'same',
    ['const keys = indicators.map((one) => (one ? markKeys(one, settings.privateHosts) : []));', 'Stryker'],
    ['const cached = key === undefined ? undefined : known.get(key);', 'false'],
  ),
  ...explain('services/marks/known-marks', 'never', [
    'const key = keys[at]?.find((each) => known.has(each));',
    'keys[at].find',
  ]),
  ...explain('services/one-at-a-time', 'same', ['let again = false;', 'true']),
  ...explain('services/transfer/save', 'short', ['if (keys.length === 0) return entries;', 'false']),
  // What has no result is written without it.
  ...explain('services/transfer/save', 'same', [
    "if (!answered) return writeRow({ line, indicator, state: 'waiting', result: null, flagging: '' });",
    'Stryker',
  ]),
  ...explain(
    'services/transfer/secrets',
    'same',
    ['const fields = text === null ? null : fieldsOf(parsed(text));', 'false'],
    '} catch {',
  ),
  // Bytes beyond the end of an array go nowhere, and those beyond a row are written over by the next.
  ...explain(
    'services/page/box-mean',
    'same',
    [
      'for (let y = 0; y < height; y += 1) slide(luma.data, across, y * width, 1, width, reach);',
      'y <= height',
    ],
    ['for (let at = -reach; at < count; at += 1) {', '<='],
  ),
  ...explain(
    'services/page/luma',
    'same',
    ['for (let at = 0, byte = 0; at < luma.length; at += 1, byte += 4) {', '<='],
    [
      'for (let at = 0; at < words.length; at += 1) words[at] = 0xff000000 | ((data[at] ?? 0) * 0x010101);',
      '<=',
    ],
    ['for (let at = 3; at < data.length; at += 4) if (data[at] !== 255) return true;', '<='],
  ),
  ...explain(
    'services/page/resize',
    'same',
    ['return factor < 1 ? shrink(luma, Math.round(1 / factor)) : enlarge(luma, factor);', '<='],
    ['for (let y = 0; y < rows; y += 1) {', '<='],
    ['for (let x = 0; x < columns; x += 1) {', '<='],
  ),
  ...explain('services/page/passes', 'short', [
    'const smaller = (luma: Luma, by = down): Luma => (by === 1 ? luma : resize(luma, by));',
    'false',
  ]),
  // The library's own choice where it is told none.
  ...explain('services/page/decode-codes', 'same', [
    "binarizer: threshold === 'local' ? 'LocalAverage' : 'GlobalHistogram',",
    '""',
  ]),
  ...explain(
    'services/page/jpeg-size',
    'words',
    "if (view.getUint8(at) !== 0xff) throw new RangeError('no marker');",
  ),
  ...explain('services/page/webp-size', 'words', "throw new RangeError('no size');"),
  ...explain('services/page/picture-size', 'never', [
    'if (error instanceof RangeError) return null;',
    'true',
  ]),
  ...explain(
    'services/page/read-picture',
    'same',
    ['const [, data] = /^data:[^,]*;base64,(.*)$/s.exec(address) ?? [];', '(.*)/s'],
    ['const [, data] = /^data:[^,]*;base64,(.*)$/s.exec(address) ?? [];', 'Stryker'],
  ),
];
