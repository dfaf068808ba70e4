import { writeFileSync } from 'node:fs';
import { arch, cpus, platform } from 'node:os';
import { fileURLToPath } from 'node:url';
import { measureBundles } from '../commands/measure-bundles';
import { hashTables, runHash } from './hash';
import { type PaintResult, runPopupPaint } from './popup-paint';
import { median, spread } from './statistics';
import { runStories, type StoryResult } from './stories';

const TARGET = fileURLToPath(new URL('../../docs/BENCHMARKS.md', import.meta.url));
const kB = (bytes: number): string => `${(bytes / 1000).toFixed(1)} kB`;
const ms = (value: number): string => `${value.toFixed(0)} ms`;

function stories(results: readonly StoryResult[]): string {
  const rows = results.map(
    ({ story, requests, took }) => `| ${story} | ${requests} | ${(took / 1000).toFixed(1)} s |`,
  );
  return ['| story | requests | to the verdict |', '| --- | --- | --- |', ...rows].join('\n');
}

function paints(results: readonly PaintResult[]): string {
  const base = median(results[0]?.runs ?? []);
  const rows = results.map(({ what, runs }) => {
    const { least, most } = spread(runs);
    const middle = median(runs);
    return `| ${what} | ${ms(middle)} | ${ms(least)} to ${ms(most)} | ${(middle / base).toFixed(1)} × |`;
  });
  return ['| page | median | spread | against the empty page |', '| --- | --- | --- | --- |', ...rows].join(
    '\n',
  );
}

function bundles(): string {
  const rows = measureBundles().map(
    ({ name, bytes, most }) => `| ${name} | ${kB(bytes)} | ${most ? kB(most) : ''} |`,
  );
  return ['| script | gzip | budget |', '| --- | --- | --- |', ...rows].join('\n');
}

const HEAD = `# Benchmarks

Written by \`npm run bench\` from the production build in real Chromium against the simulator. Times are of one machine in one run (${cpus().length} × ${arch()}, ${platform()}, Node ${process.versions.node}); compare ratios, not milliseconds.`;

/** Written section by section, so that a run that is cut short leaves what it measured. */
const SECTIONS: readonly (() => Promise<string>)[] = [
  async () => `## Bytes

${bundles()}`,
  async () => `## Requests a story costs

Counted in the simulator's request log. The page that opens and closes around each story is in the time.

${stories(await runStories())}`,
  async () => `## Popup opened to painted

From the start of the navigation to the first frame that shows the verdict, 15 opens each, taken in turn.

${paints(await runPopupPaint())}`,
  async () => `## SHA-256 of a finished download

In the service worker, the file on this disk and read before; five runs of each way in turn. Up to 256 MiB a file is read into one buffer and hashed by \`crypto.subtle\`, larger ones in pieces of 512 kB by hash-wasm.

${hashTables(await runHash())}`,
];

let page = HEAD;
for (const section of SECTIONS) {
  page += `\n\n${await section()}`;
  writeFileSync(TARGET, `${page}\n`);
}
console.log(page);
