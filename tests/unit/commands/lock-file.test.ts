import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

/** One package in `package-lock.json`; its place is its key. */
interface Locked {
  readonly version?: string;
  readonly resolved?: string;
  readonly integrity?: string;
  readonly license?: string;
  readonly dev?: boolean;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

const root = fileURLToPath(new URL('../../..', import.meta.url));
const read = (file: string) => JSON.parse(readFileSync(`${root}${file}`, 'utf8'));
const lock: { readonly packages: Readonly<Record<string, Locked>> } = read('package-lock.json');
const asked = read('package.json');
const { '': self, ...packages } = lock.packages;

/** Where Node would look for `name` from a package at `place`: its own folder first, then each one above. */
function placesOf(name: string, place: string): string[] {
  const parts = place === '' ? [] : place.split(/\/(?=node_modules\/)/);
  return parts
    .map((_, at) => `${parts.slice(0, at + 1).join('/')}/node_modules/${name}`)
    .reverse()
    .concat(`node_modules/${name}`);
}

/** What each package needs and the file does not have; `npm ci` refuses a file with any. */
function missing(all: Readonly<Record<string, Locked>>): string[] {
  return Object.entries(all).flatMap(([place, { dependencies = {}, optionalDependencies = {} }]) =>
    Object.keys({ ...dependencies, ...optionalDependencies })
      .filter((name) => !placesOf(name, place).some((candidate) => candidate in all))
      .map((name) => `${place || 'Assay'} needs ${name}`),
  );
}

describe('the lock file', () => {
  it('is for exactly what package.json asks for', () => {
    expect(self?.version).toBe(asked.version);
    expect(self?.dependencies).toEqual(asked.dependencies);
    expect((self as { devDependencies?: unknown }).devDependencies).toEqual(asked.devDependencies);
  });

  it('has what every package needs on every platform, as npm ci demands', () => {
    expect(missing(lock.packages)).toEqual([]);
  });

  it('would notice a platform that is left out', () => {
    const { 'node_modules/@biomejs/cli-win32-x64': left, ...rest } = lock.packages;
    expect(left).toBeDefined();
    expect(missing(rest)).toEqual(['node_modules/@biomejs/biome needs @biomejs/cli-win32-x64']);
  });

  it('holds each package to its content and names no server', () => {
    const loose = Object.entries(packages).filter(([, { integrity }]) => !integrity?.startsWith('sha512-'));
    expect(loose.map(([place]) => place)).toEqual([]);
    expect(Object.entries(packages).filter(([, { resolved }]) => resolved !== undefined)).toEqual([]);
  });

  it('holds everything that is asked for to one version', () => {
    const asks = { ...asked.dependencies, ...asked.devDependencies };
    expect(Object.entries(asks).filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(String(version)))).toEqual(
      [],
    );
  });
});

/** They come with a LICENSE file, which says MIT, and do not name it in the way that npm reads. */
const UNNAMED = ['busboy', 'streamsearch'].map((name) => `node_modules/${name}`);
const FREE =
  /^\(?(?:MIT|ISC|0BSD|BSD-[23]-Clause|Apache-2\.0|MPL-2\.0|CC0-1\.0|CC-BY-4\.0|Python-2\.0| OR )+\)?$/;

it('what builds and tests it is free to use, too', () => {
  const others = Object.entries(packages).filter(([place]) => !UNNAMED.includes(place));
  expect(others.filter(([, { license = '' }]) => !FREE.test(license)).map(([place]) => place)).toEqual([]);
  for (const place of UNNAMED)
    expect(readFileSync(`${root}${place}/LICENSE`, 'utf8')).toContain(
      'Permission is hereby granted, free of charge',
    );
});

/** Nothing of them is in the build: they are types that a shipped library names. */
const TYPES_ALONE = ['@types/emscripten', 'tagged-tag', 'type-fest'].map((name) => `node_modules/${name}`);

describe('what is shipped', () => {
  const shipped = Object.entries(packages).filter(([place, { dev }]) => !dev && !TYPES_ALONE.includes(place));
  const licenses = readFileSync(`${root}public/licenses.txt`, 'utf8');

  it('is little, and under licenses that allow it', () => {
    const allowed = new Set(['MIT', 'ISC', 'MPL-2.0']);
    expect(shipped.length).toBeLessThan(10);
    expect(shipped.filter(([, { license }]) => !allowed.has(license ?? '')).map(([place]) => place)).toEqual(
      [],
    );
  });

  it.each(shipped)('comes with the license of %s', (place, { version }) => {
    const name = place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length);
    expect(licenses).toContain(`${name} ${version}\n`);
    const file = ['LICENSE', 'LICENSE.md', 'LICENSE.txt']
      .map((one) => `${root}${place}/${one}`)
      .find(existsSync);
    if (file === undefined) throw new Error(`${name} comes without a license`);
    expect(licenses).toContain(readFileSync(file, 'utf8').trim());
  });
});
