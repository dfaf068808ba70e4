import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { manifest } from '@/utils/platform/manifest';
import { LANGUAGES } from '../support/banned-words';

const root = resolve(fileURLToPath(import.meta.url), '../../..');
const read = (file: string): string => readFileSync(join(root, 'docs/store', file), 'utf8');

/** Every permission that a browser is asked for, as “name, optional or not”. */
function asked(browser: string): string[] {
  const told = manifest(browser);
  const always = [...(told.permissions ?? []), ...(told.host_permissions ?? [])];
  const maybe = [...(told.optional_permissions ?? []), ...(told.optional_host_permissions ?? [])];
  return [...always.map((name) => `${name}`), ...maybe.map((name) => `${name}, optional`)].sort();
}

const justified = [
  ...read('permissions.md').matchAll(/^\| `([^`]+)` \| (both|Chrome|Firefox)(, optional)? \| (.+) \|$/gm),
];

describe('the stores are told', () => {
  it.each([
    ['chrome', 'Firefox'],
    ['firefox', 'Chrome'],
  ])('why each permission is asked for in %s, and of no other', (browser, notHere) => {
    const told = justified
      .filter(([, , where]) => where !== notHere)
      .map(([, name = '', , optional = '']) => `${name}${optional}`);
    expect(told.sort()).toEqual(asked(browser));
    expect(justified.filter(([, , , , why = '']) => why.length < 20).map(([, name]) => name)).toEqual([]);
  });

  it('the same about data as Firefox is', () => {
    const { data_collection_permissions: data } = manifest('firefox').browser_specific_settings?.gecko ?? {};
    const line = /data_collection_permissions.*/.exec(read('permissions.md'))?.[0] ?? '';
    expect([...line.matchAll(/`(\w+)`/g)].map(([, name]) => name)).toEqual(data?.required);
  });

  it.each(LANGUAGES)('what Assay is, in %s', (language) => {
    const listing = read(`listing.${language}.md`);
    const [, description = ''] = listing.split('## Description\n');
    expect(description.trim().length).toBeGreaterThan(400);
    // The Chrome Web Store takes 16 000 characters, addons.mozilla.org 15 000.
    expect(description.length).toBeLessThan(15_000);
    const { notAffiliated, listSubmit } = JSON.parse(
      readFileSync(join(root, `public/_locales/${language}/messages.json`), 'utf8'),
    );
    expect(description).toContain(notAffiliated.message);
    // The one tick that publishes without a question for each: whoever installs Assay was told of it.
    expect(description).toContain(listSubmit.message);
  });

  it('in pictures of the sizes that they take', () => {
    const folder = join(root, 'docs/store/pictures');
    const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
    const sizes = names
      .filter((name) => name.endsWith('.png'))
      .map((name) => {
        const png = readFileSync(join(folder, name));
        return [name.includes('promo'), `${png.readUInt32BE(16)}×${png.readUInt32BE(20)}`];
      });
    expect(sizes.filter(([promo, size]) => size !== (promo ? '440×280' : '1280×800'))).toEqual([]);
    // Five in each language that has a folder; English has none.
    const languages = new Set(names.filter((name) => name.endsWith('.png')).map(dirname));
    expect(sizes.filter(([promo]) => !promo)).toHaveLength(5 * languages.size);
  });
});
