import { describe, expect, it } from 'vitest';
import { findIndicators } from '@/utils/domain/find-indicators';
import { gluedChoices } from '@/utils/domain/glued-choices';
import { readLine } from '@/utils/domain/list-text';
import { parseIndicator } from '@/utils/domain/parse-indicator';
import { readText } from '@/utils/domain/reading';

const found = (text: string): string[] =>
  findIndicators(text, { limit: 10 }).indicators.map(({ value }) => value);

/** A word, the name behind it, and all of it as one name. */
const DOUBTFUL: readonly (readonly [text: string, name: string, whole: string])[] = [
  ['請訪問evil.com', 'evil.com', 'xn--evil-uv2go31zg6a.com'],
  ['サイトはevil.com', 'evil.com', 'xn--evil-9c4c5l5dvg.com'],
  ['サーバーevil.com', 'evil.com', 'xn--evil-9m4c6f6lb.com'],
  ['방문evil.com', 'evil.com', 'xn--evil-ud9qf9b.com'],
  ['เยี่ยมชมevil.com', 'evil.com', 'xn--evil-ffo6hbfa3qpe6d.com'],
  // Names that Japanese registries do sell.
  ['ソニーsony.jp', 'sony.jp', 'xn--sony-fo4c6cxq.jp'],
  ['東京2020.jp', '2020.jp', 'xn--2020-4x5f052k.jp'],
  ['アイ・ティーsony.jp', 'sony.jp', 'xn--sony-kk4cgg6y2qma.jp'],
  ['サイト・evil.com', 'evil.com', 'xn--evil-uk4cxd3fyq.com'],
  ['請訪問www.evil.com', 'www.evil.com', 'xn--www-j54e892vu1a.evil.com'],
  ['「請訪問evil.com」', 'evil.com', 'xn--evil-uv2go31zg6a.com'],
  ['請訪問evil[.]com', 'evil.com', 'xn--evil-uv2go31zg6a.com'],
  ['請訪問evil.com/a?b=1', 'http://evil.com/a?b=1', 'http://xn--evil-uv2go31zg6a.com/a?b=1'],
  ['請訪問evil.com:8080/a', 'http://evil.com:8080/a', 'http://xn--evil-uv2go31zg6a.com:8080/a'],
  ['👉evil.com', 'evil.com', 'xn--evil-4h63c.com'],
  ['▶\ufe0fevil.com', 'evil.com', 'xn--evil-442b.com'],
];
/** The same where words are parted by spaces: in a text, too, it may be one name. */
const DOUBTFUL_ANYWHERE: typeof DOUBTFUL = [
  ['посетитеevil.com', 'evil.com', 'xn--evil-u4dau0civmb.com'],
  ['δεςevil.com', 'evil.com', 'xn--evil-fmdg5g.com'],
];

describe('a word that goes over into a name', () => {
  it.each([...DOUBTFUL, ...DOUBTFUL_ANYWHERE])(
    '%s is one of two, and a person chooses',
    (text, name, whole) => {
      const kind = name.startsWith('http') ? 'url' : 'domain';
      const both = [
        { kind, value: name },
        { kind, value: whole },
      ];
      expect(parseIndicator(text)).toEqual({
        ok: false,
        failure: { tag: 'bad-input', why: { reason: 'several', count: 2 } },
      });
      expect(gluedChoices(text)).toEqual(both);
      expect(readText(text, [])).toEqual({ means: 'several', indicators: both, more: false });
      expect(readLine(text)).toEqual({ reads: 'indicators', indicators: both });
      // What is chosen is not asked about once more.
      for (const one of both) expect(parseIndicator(one.value)).toEqual({ ok: true, value: one });
    },
  );

  it.each(DOUBTFUL)('%s among others is the name', (text, name) =>
    expect(found(`a.example ${text} b.example`)).toEqual(['a.example', name, 'b.example']),
  );

  it.each(DOUBTFUL_ANYWHERE)('%s among others is one of two', (text, name, whole) =>
    expect(found(`a.example ${text} b.example`)).toEqual(['a.example', name, whole, 'b.example']),
  );

  it.each([
    // A sentence for sure, or what no name can have before it.
    ['請訪問evil.com。', 'evil.com'],
    ['詳細はevil.comをご覧ください。', 'evil.com'],
    ['網址：evil.com', 'evil.com'],
    ['網址：evil.com/a', 'http://evil.com/a'],
    ['網址→evil.com', 'evil.com'],
    ['evil.com：危险', 'evil.com'],
    ['•evil.com', 'evil.com'],
    ['→evil.com', 'evil.com'],
    ['・evil.com', 'evil.com'],
    ['※evil.com', 'evil.com'],
    ['—evil.com', 'evil.com'],
    ['¡evil.com', 'evil.com'],
    ['🇩🇪evil.com', 'evil.com'],
    ['زرevil.com', 'evil.com'],
    ['サーバー198.51.100.7', '198.51.100.7'],
  ])('%s is the name alone', (text, name) => {
    expect(parseIndicator(text)).toMatchObject({ value: { value: name } });
    expect(gluedChoices(text)).toEqual([]);
    expect(found(`${text} b.example`)).toEqual([name, 'b.example']);
  });

  it.each([
    ['例え.jp', 'xn--r8jz45g.jp'],
    ['日本語.example.com', 'xn--wgv71a119e.example.com'],
    ['пример.рф', 'xn--e1afmkfd.xn--p1ai'],
    ['пример.com', 'xn--e1afmkfd.com'],
    ['münchen.de', 'xn--mnchen-3ya.de'],
    ['faß.de', 'xn--fa-hia.de'],
    ['点心diànxīn.com', 'xn--dinxn-sqa14c8263dr55a.com'],
    ['l·l.example', 'xn--ll-0ea.example'],
    ['i❤u.ws', 'xn--iu-ony.ws'],
    ['www.tvとb.jp', 'www.xn--tvb-xb4b.jp'],
    ['news.sonyとb.jp', 'news.xn--sonyb-sc4d.jp'],
    ['日本co.jp', 'xn--co-5t7du0c.jp'],
    ['xn--evil-uv2go31zg6a.com', 'xn--evil-uv2go31zg6a.com'],
    ['http://請訪問evil.com', 'http://xn--evil-uv2go31zg6a.com'],
    // Imitations: of a name without its first letters nobody spoke.
    ['аpple.com', 'xn--pple-43d.com'],
    ['раypal.com', 'xn--ypal-43d9g.com'],
    ['сосоcola.com', 'xn--cola-45datb.com'],
    ['кpaypal.com', 'xn--paypal-2pf.com'],
    ['цнpaypal.com', 'xn--paypal-oqf5e.com'],
    ['exаmple.com', 'xn--exmple-4nf.com'],
  ])('%s stays whole', (text, value) => {
    expect(parseIndicator(text)).toMatchObject({ value: { value } });
    expect(gluedChoices(text)).toEqual([]);
  });

  it.each([
    ['evil.com」と「b.com', 'evil.com', 'b.com'],
    ['evil.comとb.com', 'evil.com', 'b.com'],
    ['www.evil.comとb.com', 'www.evil.com', 'b.com'],
    ['http://evil.comとb.com/x', 'http://evil.com', 'http://b.com/x'],
  ])('%s is two names', (text, ...names) => {
    expect(parseIndicator(text)).toMatchObject({ failure: { why: { reason: 'several', count: 2 } } });
    expect(found(text)).toEqual(names);
  });

  it.each(['報告report.pdf', 'これはsetup.exe', '請訪問', '請訪問 evil.com'])(
    'there is no choice in %s',
    (text) => expect(gluedChoices(text)).toEqual([]),
  );

  it('is read in time that grows with the length only (faults.md §5.4)', () => {
    for (const kind of ['한', '한a', '한a.', 'a.', '·', '👉', 'яa.b/']) {
      const text = kind.repeat(8_192 / kind.length);
      const started = process.cpuUsage();
      for (let round = 0; round < 10; round++) gluedChoices(text);
      const { user, system } = process.cpuUsage(started);
      expect((user + system) / 10_000, kind).toBeLessThan(500);
    }
  });
});
