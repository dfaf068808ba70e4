import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { arch, cpus, platform } from 'node:os';
import { fileURLToPath } from 'node:url';
import { MINUTE } from '../../utils/domain/duration';
import { byteTables } from './byte-tables';
import { runCache } from './cache';
import { cacheTables } from './cache-tables';
import { type ExportResult, runExport } from './export';
import { runHash } from './hash';
import { type ListRunResult, runListRun } from './list-run';
import { type LongListResult, runLongList } from './long-list';
import { type MarksResult, runMarks } from './marks';
import { type PaintResult, runPopupPaint } from './popup-paint';
import { median, spread } from './statistics';
import { runStories } from './stories';
import { storyTables } from './story-tables';

const TARGET = fileURLToPath(new URL('../../docs/BENCHMARKS.md', import.meta.url));
const ms = (value: number): string => `${value.toFixed(0)} ms`;

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

function longList({ read, results }: { read: number; results: readonly LongListResult[] }): string {
  const rows = results.map(({ what, cold, warm }) => `| ${what} | ${ms(cold)} | ${ms(warm)} |`);
  const table = ['| asked | of a worker just born | once more |', '| --- | --- | --- |', ...rows].join('\n');
  return `${table}\n\nReading the file in, from the click to the list: ${(read / 1000).toFixed(1)} s.`;
}

function listRun({ perMinute, rows, took, least, mostInOneMinute, refusals }: ListRunResult): string {
  const minutes = (time: number): string => `${(time / MINUTE).toFixed(2)} min`;
  return [
    '| limit | requests | first to last | least that the limit allows | ratio | most in any 60 s | refused (429) |',
    '| --- | --- | --- | --- | --- | --- | --- |',
    `| ${perMinute} a minute | ${rows} | ${minutes(took)} | ${minutes(least)} | ${(took / least).toFixed(4)} × | ${mostInOneMinute} | ${refusals} |`,
  ].join('\n');
}

function exports(results: readonly ExportResult[]): string {
  const rows = results.map(({ format, bytes, took, requests, shown, quarters }) => {
    const grown = quarters.map((each) => `${(each / 1e6).toFixed(0)}`).join(', ');
    return `| ${format} | ${(bytes / 1e6).toFixed(1)} MB | ${(took / 1000).toFixed(1)} s | ${requests} | ${shown} | ${grown} MB |`;
  });
  return [
    '| file | size | from the click to the download | requests | times that the page told how far it is | memory in each quarter of that time |',
    '| --- | --- | --- | --- | --- | --- |',
    ...rows,
  ].join('\n');
}

function marks(results: readonly MarksResult[]): string {
  const rows = results.map(
    ({ what, longest, longestOurs, long, layouts, styles, script, scriptScrolling, marks: drawn }) =>
      `| ${[what, ms(longest), long, ms(longestOurs), layouts, styles, ms(script), ms(scriptScrolling), drawn].join(' | ')} |`,
  );
  const head = [
    'page',
    'longest task',
    'tasks over 50 ms',
    'longest with our script',
    'layouts forced',
    'styles forced',
  ];
  const more = ['our script, in all', 'of it while scrolling', 'marks drawn at the end'];
  const titles = [...head, ...more];
  return [`| ${titles.join(' | ')} |`, `|${' --- |'.repeat(titles.length)}`, ...rows].join('\n');
}

const HEAD = `# Benchmarks

Written by \`npm run bench\` from the production build in real Chromium against the simulator. Times are of one machine in one run (${cpus().length} × ${arch()}, ${platform()}, Node ${process.versions.node}); compare ratios, not milliseconds.`;

interface Section {
  readonly title: string;
  /** What of its title is said to measure it alone. */
  readonly word: string;
  run(): Promise<string>;
  /** It takes hours: measured only when it is asked for by its name. */
  readonly hours?: true;
}

const SECTIONS: readonly Section[] = [
  { title: 'Bytes', word: 'Bytes', run: byteTables },
  {
    title: 'Requests a story costs',
    word: 'story',
    run: async () => `Counted in the simulator's request log. The page that opens and closes around each story is in the time.

${storyTables(await runStories())}`,
  },
  {
    title: 'Popup opened to painted',
    word: 'Popup',
    run: async () => `From the start of the navigation to the first frame that shows the verdict, 15 opens each, taken in turn.

${paints(await runPopupPaint())}`,
  },
  {
    title: 'The cache, and the way to the worker',
    word: 'cache',
    run: async () => cacheTables(await runCache()),
  },
  {
    title: 'A list of 100 000 rows',
    word: '100',
    run: async () => `What a page asks of the background, median of three. The rows are kept twice: each by itself, and in brief, a thousand to a text (\`lists/briefs\`), which is what is searched, sorted and counted off.

${longList(await runLongList())}`,
  },
  {
    title: 'A list of 500 rows on a quick account',
    word: 'quick',
    run: async () => `500 hashes, no page of Assay's open, by the simulator's log. The least is a minute for each time that the minute is full.

${listRun(await runListRun(100))}`,
  },
  {
    title: 'A list of 500 rows on a free key',
    word: 'free',
    hours: true,
    run: async () => `Takes two hours: measured only when it is asked for by its name. The same with the four requests a minute of a free key, on the real clock.

${listRun(await runListRun(4))}`,
  },
  {
    title: 'Taking out 10 000 rows',
    word: 'Taking',
    run: async () => `A list of hashes whose replies are about 6 kB each, compressed. Memory is what the browser's first process and all renderers hold for themselves, over what they held at the click, at the most.

${exports(await runExport())}`,
  },
  {
    title: 'Marks on a page of 10 000 links',
    word: 'Marks',
    run: async () => `A page of 10 000 paragraphs with a link each, of which 1 000 have a known verdict: loaded, read to its end a step of 1500 px a frame, left alone for a second; from Chromium's own tracing of the page's main thread, in time of the processor. The page's own parsing and layout are in the first two columns, without Assay as with it. The style that is forced once is that of our own five elements, by \`showPopover\`. The script is in the first table of this page.

${marks(await runMarks())}`,
  },
  {
    title: 'SHA-256 of a finished download',
    word: 'SHA',
    run: async () => `In a service worker that nobody is attached to, the file on this disk and read before; five runs of each way in turn, ratios within a round. Up to 256 MiB a file is read into one buffer and hashed by \`crypto.subtle\`, which knows no streaming: reading cannot overlap it, so that the bound is both one after the other. A second thread would not change that: one that streams has to be hash-wasm, which overlapped is slower than both. Larger files are read in pieces of 512 kB by the context that uploads and hashed by a thread of its own with hash-wasm, the making of both in the time. On one thread, as where that context is not to be had, Chromium's \`fetch\` copies on the thread that hashes ("reading alone"). Memory is what the worker's process grew by over what it held at rest, in a browser of its own; of the programs, all that they held.

${await runHash()}`,
  },
];

/** What the page says under a title, where it is not to be measured anew. */
function before(title: string): string | undefined {
  const page = existsSync(TARGET) ? readFileSync(TARGET, 'utf8') : '';
  const section = page.split('\n## ').find((text) => text.startsWith(`${title}\n`));
  return section
    ?.slice(title.length)
    .replace(/^\s*`npm run bench -- \w+`\.?/, '')
    .trim();
}

// `npm run bench -- SHA` measures only the sections whose title has that in it and leaves the others as they are.
const wanted = process.argv[2] ?? '';
for (const { title, run, hours } of SECTIONS) {
  if (!title.includes(wanted) || (hours && wanted === '')) continue;
  const began = performance.now();
  const measured = await run();
  console.log(`${title}: ${((performance.now() - began) / 1000).toFixed(0)} s`);
  // After each section, so that a run that is cut short leaves what it measured.
  const sections = SECTIONS.flatMap(({ title: name, word }) => {
    const text = name === title ? measured : before(name);
    return text === undefined ? [] : [`## ${name}\n\n\`npm run bench -- ${word}\`\n\n${text}`];
  });
  writeFileSync(TARGET, `${[HEAD, ...sections].join('\n\n')}\n`);
}
console.log(readFileSync(TARGET, 'utf8'));
