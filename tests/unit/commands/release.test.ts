import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { createZipWriter } from '@/utils/domain/zip';
import {
  nextVersion,
  releaseChanges,
  releaseNews,
  STORE_SECRETS,
  withVersion,
} from '../../commands/release-plan';
import { unzip } from '../../commands/unzip';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const read = (file: string): string => readFileSync(join(root, file), 'utf8');

describe('a release', () => {
  it.each([
    ['major', '2.0.0'],
    ['minor', '1.3.0'],
    ['patch', '1.2.4'],
  ] as const)('grows the %s number', (bump, version) => expect(nextVersion('1.2.3', bump)).toBe(version));

  it('puts what is unreleased under its version, and starts anew', () => {
    const log = '# Changes\n\nIntro.\n\n## Unreleased\n\n- $1 new.\n\n## 0.1.0 – 2026-11-29\n\nFirst.\n';
    expect(releaseChanges(log, '0.2.0', '2026-12-01')).toEqual({
      ok: true,
      value: {
        text: '# Changes\n\nIntro.\n\n## Unreleased\n\n## 0.2.0 – 2026-12-01\n\n- $1 new.\n\n## 0.1.0 – 2026-11-29\n\nFirst.\n',
        notes: '- $1 new.\n',
      },
    });
    expect(releaseChanges(log, '0.1.0', '2026-12-01').ok, 'the version is there').toBe(false);
    expect(
      releaseChanges('## Unreleased\n\n## 0.1.0 – x\n', '0.2.0', '2026-12-01').ok,
      'nothing to say',
    ).toBe(false);
    expect(releaseChanges('## Unreleased\n\n- Last.\n', '0.2.0', 'day')).toMatchObject({
      value: { notes: '- Last.\n' },
    });
  });

  it('tells as new what was unreleased, under the version, once', () => {
    const told = releaseNews(read('components/news/releases.ts'), '97.98.99', '2026-12-01');
    if (!told.ok) throw new Error(told.sentence);
    expect(told.value).toContain('export const UNRELEASED: readonly MessageKey[] = [];');
    expect(told.value).toMatch(
      /RELEASES: readonly Release\[\] = \[\n {2}\{\n {4}version: '97\.98\.99',\n {4}at: Date\.UTC\(2026, 11, 1\),\n {4}points: \['news/,
    );
    expect(releaseNews(told.value, '97.99.0', '2026-12-02'), 'nothing new').toEqual(told);
    expect(releaseNews('export const NOTHING = 1;', '1.0.0', '2026-12-01').ok).toBe(false);
  });

  it('changes the version and nothing else, in both files of npm', () => {
    for (const [file, places] of [
      ['package.json', 1],
      ['package-lock.json', 2],
    ] as const) {
      const version = JSON.parse(read(file)).version;
      const next = withVersion(read(file), version, '97.98.99');
      expect(next.split('97.98.99')).toHaveLength(places + 1);
      expect(next.replaceAll('97.98.99', version)).toBe(read(file));
    }
  });

  it('has a change log that the tool can read', () => {
    expect(read('CHANGELOG.md')).toMatch(/^## Unreleased$/m);
    const { version } = JSON.parse(read('package.json'));
    expect(read('CHANGELOG.md')).toMatch(
      new RegExp(`^## ${version.replaceAll('.', '\\.')} – \\d{4}-\\d\\d-\\d\\d$`, 'm'),
    );
  });
});

describe('the workflows', () => {
  const workflows = readdirSync(join(root, '.github/workflows')).map((name) =>
    read(`.github/workflows/${name}`),
  );

  it('run no action but at a commit, with its version beside it', () => {
    const uses = workflows.flatMap((text) => [...text.matchAll(/uses: (.+)/g)].map(([, used = '']) => used));
    expect(uses.length).toBeGreaterThan(3);
    expect(uses.filter((used) => !/^[\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(used))).toEqual([]);
  });

  it('may only read, but for the one job that releases', () => {
    for (const text of workflows) expect(text).toMatch(/^permissions:\n {2}contents: read$/m);
    expect(workflows.join('').match(/: write/g)).toHaveLength(1);
  });

  it('rehearse a release unless told otherwise, with what the stores ask for', () => {
    const release = read('.github/workflows/release.yml');
    expect(release).toMatch(/dryRun:\n(?:.*\n){2} +default: true/);
    expect(release).toContain('npm run release -- --bump "$BUMP" --install $DRY_RUN');
    expect(STORE_SECRETS.filter((name) => !release.includes(`${name}: `))).toEqual([]);
  });
});

it('what a package holds is unpacked as it was', () => {
  const folder = mkdtempSync(join(tmpdir(), 'assay-unzip-'));
  const zip = createZipWriter();
  const long = 'a'.repeat(5_000);
  const pieces = [
    zip.add({ name: 'a.txt', at: 0, content: { gzip: gzipSync(long) } }),
    zip.add({ name: 'deep/ä.txt', at: 0, content: { text: 'ö' } }),
    zip.end(),
  ];
  writeFileSync(join(folder, 'x.zip'), Buffer.concat(pieces));
  expect(unzip(join(folder, 'x.zip'), join(folder, 'out'))).toEqual(['a.txt', 'deep/ä.txt']);
  expect(readFileSync(join(folder, 'out/a.txt'), 'utf8')).toBe(long);
  expect(readFileSync(join(folder, 'out/deep/ä.txt'), 'utf8')).toBe('ö');
  rmSync(folder, { recursive: true });
});
