import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

/** What a document says must be so: its commands, its links, its pictures, and what it says of the manifest. */
const root = resolve(fileURLToPath(import.meta.url), '../../..');
const read = (file: string): string => readFileSync(join(root, file), 'utf8');
const { scripts } = JSON.parse(read('package.json'));

const DOCUMENTS = ['.', 'docs', 'docs/store'].flatMap((folder) =>
  readdirSync(join(root, folder))
    .filter((name) => name.endsWith('.md'))
    .map((name) => join(folder, name)),
);

/** The name by which a heading is linked to, as GitHub makes it. */
function anchor(heading: string): string {
  return heading
    .replace(/[`*]|\]\([^)]*\)|\[/g, '')
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\- _]/gu, '')
    .replaceAll(' ', '-');
}

const anchorsOf = (text: string): string[] =>
  [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) => anchor(heading));

/** What is wrong with the places that a document leads to. */
function deadLinks(file: string, text: string): string[] {
  const markdown = [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = '']) => target);
  const html = [...text.matchAll(/(?:src|srcset|href)="([^"]+)"/g)].map(([, target = '']) => target);
  return [...markdown, ...html].filter((target) => {
    if (/^[a-z]+:/.test(target)) return !/^(https|mailto):/.test(target);
    const [path = '', name] = target.split('#');
    const full = path === '' ? join(root, file) : resolve(root, dirname(file), path);
    if (!existsSync(full)) return true;
    return name !== undefined && !anchorsOf(readFileSync(full, 'utf8')).includes(name);
  });
}

/** Commands in code that this repository does not have. */
function unknownCommands(text: string): string[] {
  const code = [...text.matchAll(/```sh\n([\s\S]*?)```|`([^`\n]+)`/g)].map(
    ([, block, span]) => block ?? span ?? '',
  );
  return code
    .flatMap((one) => one.split(/\n|&&/))
    .map((line) => line.replace(/#.*/, '').trim())
    .filter((line) => /^(?:npm|npx|node|tsx)\s/.test(line))
    .filter((line) => {
      const [program, verb = '', name = ''] = line.split(/\s+/);
      if (program === 'npm' && verb === 'run') return !Object.hasOwn(scripts, name);
      if (program === 'npm' && ['start', 'test'].includes(verb)) return !Object.hasOwn(scripts, verb);
      if (program === 'npm') return !['ci', 'install', 'audit'].includes(verb);
      if (program === 'npx') return !['web-ext', 'wxt', 'tsx', 'vitest'].includes(verb);
      return !existsSync(join(root, verb));
    });
}

/** Files of this repository that a document names in code. */
function missingFiles(text: string): string[] {
  const names = [...text.matchAll(/`((?:components|docs|entrypoints|public|tests|utils)\/[\w./*<>{},-]+)`/g)];
  return names
    .map(([, name = '']) => name)
    .filter((name) => !/[*<>{}]/.test(name))
    .filter((name) => !['', '.ts', '.tsx'].some((ending) => existsSync(join(root, `${name}${ending}`))));
}

describe.each(DOCUMENTS)('%s', (file) => {
  const text = read(file);
  it('leads only to what is there', () => expect(deadLinks(file, text)).toEqual([]));
  it('names only commands that there are', () => expect(unknownCommands(text)).toEqual([]));
  it('names only files that there are', () => expect(missingFiles(text)).toEqual([]));
});

describe('the search for what is wrong', () => {
  it('finds a dead link, a dead anchor, a missing picture and a link that is not encrypted', () => {
    const text = '[a](docs/NOT.md) [b](#nowhere) [c](#here) <img src="x.png"> [d](http://a.example)\n# Here';
    expect(deadLinks('sample.md', text).sort()).toEqual(
      ['#here', '#nowhere', 'docs/NOT.md', 'http://a.example', 'x.png'].sort(),
    );
    expect(deadLinks('README.md', '[a](#limits) [b](docs/PRIVACY.md#on-pages)')).toEqual([]);
  });
  it('finds a command and a file that are not there', () => {
    const text =
      '```sh\nnpm run nothing # x\nnpm test && npm run build\n```\n`tests/no-such.ts` `npm run zip`';
    expect(unknownCommands(text)).toEqual(['npm run nothing']);
    expect(missingFiles(text)).toEqual(['tests/no-such.ts']);
  });
});

it('the picture of the real thing comes first in the README, and all of its pictures are made by the script', () => {
  const readme = read('README.md');
  expect(readme.split('\n').slice(0, 6).join('\n')).toContain('docs/pictures/popup.png');
  const made = read('tests/pictures/studio.ts');
  const shown = [...readme.matchAll(/docs\/pictures\/[\w-]+\.png/g)].map(([name]) => name);
  expect(shown.filter((name) => !made.includes(`'${name}'`))).toEqual([]);
  const kept = readdirSync(join(root, 'docs/pictures')).map((name) => `docs/pictures/${name}`);
  expect(kept.filter((name) => !made.includes(`'${name}'`))).toEqual([]);
});
