import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { RULES } from './architecture/rules';
import { allowed, violating } from './architecture/samples';
import { type Source, sourceOf } from './architecture/source';
import { SHARING } from './support/sharing';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Every source file of the extension; read, never imported. */
const sources: Source[] = ['entrypoints', 'components', 'utils'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => `${folder}/${name.replaceAll(sep, '/')}`)
    .map((path) => sourceOf(path, readFileSync(join(root, path), 'utf8'))),
);

const broken = (source: Source): string[] =>
  RULES.filter((rule) => rule.check(source).length > 0).map((rule) => rule.name);

describe('the house', () => {
  it.each(RULES)('$name', ({ check }) => {
    const violations = sources.flatMap((source) =>
      check(source).map((violation) => `${source.path}: ${violation}`),
    );
    expect(violations).toEqual([]);
  });

  it('has sources in every room', () => {
    const rooms = new Set(sources.map(({ room }) => room));
    expect([...rooms].sort()).toEqual(['components', 'domain', 'entrypoints', 'platform', 'rpc', 'services']);
  });

  it('keeps the median file of utils near one screen', () => {
    const lengths = sources.filter(({ path }) => path.startsWith('utils/')).map(({ lines }) => lines);
    const median = lengths.sort((one, other) => one - other)[Math.floor(lengths.length / 2)];
    expect(median).toBeLessThan(90);
  });

  it.each(SHARING)(
    'tests of %s share a process, so none replaces a module or brings a document',
    (folder) => {
      const files = readdirSync(join(root, 'tests/unit', folder), { recursive: true, encoding: 'utf8' });
      const tests = files.filter((name) => name.endsWith('.test.ts'));
      expect(tests.length).toBeGreaterThan(0);
      const apart = tests.filter((name) =>
        /\bvi\.(?:do)?mock\(|@vitest-environment/i.test(
          readFileSync(join(root, 'tests/unit', folder, name), 'utf8'),
        ),
      );
      expect(apart).toEqual([]);
    },
  );
});

describe('the rules bite', () => {
  it.each(violating)('$rule: $path: $text', ({ rule, path, text }) => {
    expect(broken(sourceOf(path, text))).toContain(rule);
  });

  it.each(allowed)('and let pass: $path: $text', ({ path, text }) => {
    expect(broken(sourceOf(path, text))).toEqual([]);
  });

  it('has a sample for every rule', () => {
    const proven = new Set(violating.map(({ rule }) => rule));
    expect(RULES.map(({ name }) => name).filter((name) => !proven.has(name))).toEqual([]);
  });
});
