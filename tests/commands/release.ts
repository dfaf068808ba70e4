import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { endChildren } from './child';
import { onInterrupt } from './on-interrupt';
import { done, type Outcome, stopped } from './outcome';
import {
  BUMPS,
  type Bump,
  nextVersion,
  releaseChanges,
  releaseNews,
  STORE_SECRETS,
  withVersion,
} from './release-plan';
import { auditForRelease, runIn } from './release-step';
import { versionOf, ZIP_COMMANDS, zipsOf } from './zips';

/*
 * npm run release -- [--bump major|minor|patch] [--dry-run] [--install]
 * Version, change log, packages, their proof, commit and tag, in a clone of what is committed: nothing here changes.
 * Then push, release page and stores; a dry run does all but these and says what it would have done. With --install
 * the clone gets its packages by `npm ci` instead of borrowing ours.
 */
const { values } = parseArgs({
  options: {
    bump: { type: 'string', default: 'minor' },
    'dry-run': { type: 'boolean', default: false },
    install: { type: 'boolean', default: false },
  },
});
const root = fileURLToPath(new URL('../..', import.meta.url));
const rehearsal = values['dry-run'];
const tsx = [process.execPath, '--import', 'tsx'];
const clone = mkdtempSync(join(tmpdir(), 'assay-release-'));
const clean = (): void => rmSync(clone, { recursive: true, force: true });
onInterrupt(() => {
  endChildren();
  clean();
});

async function step(name: string, work: () => Promise<Outcome<string>>): Promise<boolean> {
  const outcome = await work();
  console.log(`${outcome.ok ? 'ok  ' : 'STOP'}  ${name}`);
  const said = outcome.ok ? outcome.value.trim() : outcome.sentence;
  if (said !== '') console.log(said.replace(/^/gm, '      '));
  return outcome.ok;
}

const quietly = async (command: readonly string[]): Promise<Outcome<string>> => {
  const ran = await runIn(clone, command);
  return ran.ok ? done('') : ran;
};

async function inOrder(commands: readonly (readonly string[])[]): Promise<Outcome<string>> {
  for (const command of commands) {
    const ran = await runIn(clone, command);
    if (!ran.ok) return ran;
  }
  return done('');
}

async function takeClone(): Promise<Outcome<string>> {
  const status = await runIn(root, ['git', 'status', '--porcelain']);
  if (!status.ok) return status;
  if (status.value !== '' && !rehearsal) return stopped('There are changes that are not committed.');
  const cloned = await runIn(root, ['git', 'clone', '--quiet', root, clone]);
  if (!cloned.ok) return cloned;
  if (values.install) return quietly(['npm', 'ci', '--no-audit', '--no-fund']);
  symlinkSync(join(root, 'node_modules'), join(clone, 'node_modules'), 'junction');
  return quietly([process.execPath, 'node_modules/wxt/bin/wxt.mjs', 'prepare']);
}

const NEWS = 'components/news/releases.ts';

function writeVersion(from: string, version: string): Outcome<string> {
  const file = (name: string): string => join(clone, name);
  const day = new Date().toISOString().slice(0, 10);
  const changes = releaseChanges(readFileSync(file('CHANGELOG.md'), 'utf8'), version, day);
  if (!changes.ok) return changes;
  const told = releaseNews(readFileSync(file(NEWS), 'utf8'), version, day);
  if (!told.ok) return told;
  writeFileSync(file('CHANGELOG.md'), changes.value.text);
  writeFileSync(file(NEWS), told.value);
  for (const name of ['package.json', 'package-lock.json'])
    writeFileSync(file(name), withVersion(readFileSync(file(name), 'utf8'), from, version));
  mkdirSync(file('.output'), { recursive: true });
  writeFileSync(file('.output/notes.md'), changes.value.notes);
  return done(changes.value.notes);
}

/** What is handed out: packages, their sums, and what the release's page says. */
function collect(version: string): Outcome<string> {
  const folder = join(root, '.output/release');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const sums = zipsOf(clone, version).map(({ file, sha256 }) => {
    copyFileSync(file, join(folder, basename(file)));
    return `${sha256}  ${basename(file)}\n`;
  });
  writeFileSync(join(folder, 'SHA256SUMS'), sums.join(''));
  copyFileSync(join(clone, '.output/notes.md'), join(folder, 'notes.md'));
  return done(sums.join(''));
}

async function publish(version: string): Promise<Outcome<string>> {
  const file = (kind: string): string => `.output/assay-${version}-${kind}.zip`;
  const zips = zipsOf(clone, version).map((zip) => file(zip.kind));
  const stores = ['--chrome-zip', file('chrome'), '--firefox-zip', file('firefox')];
  const submit = [process.execPath, 'node_modules/wxt/bin/wxt.mjs', 'submit', ...stores];
  submit.push('--firefox-sources-zip', file('sources'), ...(rehearsal ? ['--dry-run'] : []));
  const push = ['git', 'push', '--follow-tags', 'origin', 'HEAD:main'];
  const page = ['gh', 'release', 'create', `v${version}`, '--notes-file', '.output/notes.md', ...zips];
  const missing = STORE_SECRETS.filter((name) => !process.env[name]);
  const env = { CHROME_API_VERSION: 'v2' };
  if (rehearsal) {
    const would = [push, page].map((command) => `would run: ${command.join(' ')}\n`).join('');
    if (missing.length > 0)
      return done(`${would}would submit to both stores; not set here: ${missing.join(', ')}`);
    const asked = await runIn(clone, submit, env);
    return asked.ok ? done(`${would}${asked.value}`) : asked;
  }
  if (missing.length > 0) return stopped(`Not set: ${missing.join(', ')}.`);
  const origin = await runIn(root, ['git', 'remote', 'get-url', 'origin']);
  if (!origin.ok) return origin;
  const there = await inOrder([['git', 'remote', 'set-url', 'origin', origin.value.trim()], push, page]);
  return there.ok ? runIn(clone, submit, env) : there;
}

async function release(bump: Bump): Promise<boolean> {
  const from = versionOf(root);
  const version = nextVersion(from, bump);
  const author = ['-c', 'user.name=Assay release', '-c', 'user.email=release@assay.example'];
  const commit = ['git', ...author, 'commit', '--quiet', '-am', `Version ${version}`];
  const tag = ['git', ...author, 'tag', '-a', `v${version}`, '-m', `Version ${version}`];
  const verify = ['tests/commands/verify-zips.ts', ...(values.install ? ['--install'] : [])];
  console.log(`Version ${version}${rehearsal ? ', a rehearsal' : ''}`);
  return (
    (await step('a clone of what is committed', takeClone)) &&
    (await step('version and change log', async () => writeVersion(from, version))) &&
    (await step('npm audit', () => auditForRelease(clone, rehearsal))) &&
    (await step('packages', () => inOrder(ZIP_COMMANDS))) &&
    (await step('Mozilla’s linter', () => runIn(clone, [...tsx, 'tests/commands/lint-package.ts']))) &&
    (await step('the sources build to the same bytes', () => runIn(clone, [...tsx, ...verify]))) &&
    (await step('sums and notes, in .output/release', async () => collect(version))) &&
    (await step('commit and tag', () => inOrder([commit, tag]))) &&
    (await step('publish', () => publish(version)))
  );
}

const bump = BUMPS.find((one) => one === values.bump);
if (!bump) console.error(`--bump is one of ${BUMPS.join(', ')}`);
const well = bump !== undefined && (await release(bump));
clean();
process.exit(well ? 0 : 1);
