import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { BANS, LANGUAGES, type Language } from '../support/banned-words';
import { wordsIn } from '../support/words-in-code';

/** What a test can check of the words themselves, in all four languages (words.md §4.6). */

interface Entry {
  readonly message: string;
  readonly placeholders?: Readonly<Record<string, { readonly content: string; readonly example?: string }>>;
}

const root = fileURLToPath(new URL('../..', import.meta.url));
const textOf = (language: Language): string =>
  readFileSync(join(root, `public/_locales/${language}/messages.json`), 'utf8');
const read = (language: Language): ReadonlyMap<string, Entry> =>
  new Map(Object.entries(JSON.parse(textOf(language))));

const en = read('en');
const bases = [...en.keys()].filter((key) => key.endsWith('_other')).map((key) => key.slice(0, -6));
const baseOf = (key: string): string | undefined =>
  bases.find(
    (base) =>
      key.startsWith(`${base}_`) && /^(?:zero|one|two|few|many|other)$/.test(key.slice(base.length + 1)),
  );

/** Names in the text as the browsers look them up, without case. */
const named = ({ message }: Entry): Set<string> =>
  new Set([...message.matchAll(/\$(\w+)\$/g)].map(([, name = '']) => name.toLowerCase()));
const positions = ({ placeholders = {} }: Entry): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(placeholders).map(([name, { content }]) => [name, content]));

/** The text in the form of words.md: `{name}`, and without what is no prose: addresses, and a sign in quotes. */
const prose = ({ message }: Entry): string =>
  message
    .replace(/\$(\w+)\$/g, (_, name: string) => `{${name.toLowerCase()}}`)
    .replace(/https?:\/\/\S+/g, '')
    .replace(/[“「‘«][^\p{L}\s][”」’»]/gu, '');

/** The keys of every entry that something is wrong with, and what. */
function wrong(language: Language, find: (entry: Entry, key: string) => unknown): string[] {
  return [...read(language)].flatMap(([key, entry]) => {
    const what = find(entry, key);
    return what ? [`${key}: ${what === true ? entry.message : String(what)}`] : [];
  });
}

it('has messages in these languages and no others', () => {
  expect(readdirSync(join(root, 'public/_locales')).sort()).toEqual([...LANGUAGES]);
});

describe.each(LANGUAGES)('the messages in %s', (language) => {
  it('have every key in every plural form of the language, and no others', () => {
    const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
    const wanted = [
      ...[...en.keys()].filter((key) => baseOf(key) === undefined),
      ...bases.flatMap((base) => forms.map((form) => `${base}_${form}`)),
    ];
    expect([...read(language).keys()].sort()).toEqual(wanted.sort());
  });

  it('say which language they are in', () => expect(read(language).get('locale')?.message).toBe(language));

  it('have keys that Chromium loads, no two alike but for case, none twice', () => {
    const keys = [...read(language).keys()];
    expect(keys.filter((key) => !/^[A-Za-z][A-Za-z0-9_]*$/.test(key))).toEqual([]);
    expect(new Set(keys.map((key) => key.toLowerCase())).size).toBe(keys.length);
    expect(textOf(language).match(/"message":\s*"/g)).toHaveLength(keys.length);
  });

  it('all say something', () => expect(wrong(language, ({ message }) => !message?.trim())).toEqual([]));

  it('declare what they name, at most nine, in the places of the English', () => {
    const odd = wrong(language, (entry, key) => {
      const base = baseOf(key);
      const model = en.get(base === undefined ? key : `${base}_other`);
      const declared = positions(entry);
      const missing = [...named(entry)].filter((name) => !(name in declared));
      if (missing.length > 0) return `undeclared ${missing.join(', ')}`;
      if (Object.keys(declared).length > 9) return 'more than nine';
      if (/\$/.test(entry.message.replace(/\$\w+\$|\$\$/g, ''))) return 'a stray $';
      const sorted = (places: object): string => JSON.stringify(Object.entries(places).sort());
      return (
        model && sorted(positions(model)) !== sorted(declared) && `${sorted(declared)} is not as in English`
      );
    });
    expect(odd).toEqual([]);
  });

  it('name each value; only the form for one may leave one out', () => {
    const odd = wrong(language, (entry, key) => {
      const left = Object.keys(positions(entry)).filter((name) => !named(entry).has(name));
      return left.length > (key.endsWith('_one') && baseOf(key) ? 1 : 0) && `leaves out ${left.join(', ')}`;
    });
    expect(odd).toEqual([]);
  });

  it('show by an example what each value is', () => {
    const bare = wrong(language, ({ placeholders = {} }) =>
      Object.values(placeholders).some((one) => !one.example),
    );
    expect(bare).toEqual([]);
  });

  it.each(BANS[language])('hold no $what', ({ pattern, sample }) => {
    expect(sample).toMatch(pattern);
    expect(wrong(language, (entry) => pattern.test(prose(entry)))).toEqual([]);
  });

  it('have no space too many, and the ellipsis in one character', () => {
    expect(wrong(language, ({ message }) => / {2}|^\s|\s$|\.\.\./.test(message))).toEqual([]);
  });

  it('fit where the browser shows them', () => {
    const limit = (key: string): number =>
      key === 'extensionDescription'
        ? 132
        : key === 'extensionName' || key.startsWith('menu')
          ? 75
          : Infinity;
    expect(wrong(language, ({ message }, key) => message.length > limit(key))).toEqual([]);
    // A single one would become an access key.
    expect(
      wrong(language, ({ message }, key) => key.startsWith('menu') && /&/.test(message.replaceAll('&&', ''))),
    ).toEqual([]);
  });
});

describe('the messages and the code', () => {
  const sources = ['components', 'utils/platform', 'entrypoints'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.tsx?$/.test(name))
      .map((name) => ({
        path: `${folder}/${name}`,
        ...wordsIn(name, readFileSync(join(root, folder, name), 'utf8')),
      })),
  );

  it('have every key that is asked for', () => {
    const asked = sources.flatMap(({ path, keys }) => keys.map((key) => ({ path, key })));
    expect(asked.length).toBeGreaterThan(100);
    expect(asked.filter(({ key }) => !en.has(key))).toEqual([]);
  });

  it('have no key that nothing asks for', () => {
    const strings = new Set(sources.flatMap(({ strings, keys }) => [...strings, ...keys]));
    expect([...en.keys()].filter((key) => !strings.has(baseOf(key) ?? key))).toEqual([]);
  });

  it('are all that a reader sees', () => {
    /** Names, the same in every language: of Assay, of VirusTotal, of a key on the keyboard, of a page. */
    const names = ['Assay', 'VirusTotal', 'Esc', 'virustotal.com/gui/my-apikey', 'example.com'];
    const bare = sources.flatMap(({ path, bare }) => bare.map((text) => ({ path, text })));
    expect(bare.filter(({ text }) => !names.includes(text))).toEqual([]);
  });

  it.each([
    ['<p>Hello</p>', ['Hello']],
    ['<p>{t("x")} · {n} − 1</p>', []],
    ['<p>{busy ? "Wait" : ""}</p>', ['Wait']],
    ['<p>{busy && `Wait`}</p>', ['Wait']],
    ['<a title="Close" class="btn" />', ['Close']],
    ['<a aria-label={on ? "On" : t("off")} placeholder={t("y")} />', ['On']],
  ])('and what is not one is found: %s', (code, found) => {
    expect(wordsIn('sample.tsx', `const a = (${code});`).bare).toEqual(found);
  });

  it('and what is asked for is found', () => {
    const code = `t(kind === 'url' ? 'link' : 'file'); tn('hosts', 3); (browser.i18n.getMessage as Get)('menu'); '__MSG_name__'`;
    expect(wordsIn('sample.ts', code).keys).toEqual(['link', 'file', 'hosts_other', 'menu', 'name']);
  });
});
