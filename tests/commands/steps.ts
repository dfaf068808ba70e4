import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { TestBrowsers } from './test-needs';

export interface Step {
  readonly name: string;
  readonly command: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** Where the step's test runner leaves its counts. */
  readonly report?: string;
  /** Print what the step says even when it passed: it is short and a person wants it. */
  readonly show?: true;
  /** It runs beside the step before it: one core is enough for each, or both mostly wait. */
  readonly beside?: true;
}

const node = process.execPath;
const tool = (file: string, ...args: string[]): string[] => [node, `node_modules/${file}`, ...args];
const typescript = (file: string): string[] => [node, '--import', 'tsx', file];

/** A screen of our own, even where there is one: a test must not move the hand of whoever sits before it. */
const SCREEN = ['xvfb-run', '-a', '-s', '-screen 0 1280x1000x24'];

/** Where the test runners leave their counts. */
export const REPORTS = '.artifacts/test';

const reportOf = (name: string): string => `${REPORTS}/${name}.json`;

/** What `npm test` runs, in this order: what is quick to fail comes first. */
export function testSteps(browsers: TestBrowsers, shared = process.env.ASSAY_SHARED ?? '../shared'): Step[] {
  const env = { ASSAY_CHROMIUM: browsers.chromium, ASSAY_FIREFOX: browsers.firefox };
  const steps: Step[] = [
    {
      name: 'format and lint',
      command: tool('@biomejs/biome/bin/biome', 'ci', '--colors=off', '--error-on-warnings'),
    },
    { name: 'types', command: tool('typescript/bin/tsc', '--noEmit', '-p', '.'), beside: true },
    {
      name: 'known holes in packages',
      command: typescript('tests/commands/audit.ts'),
      show: true,
      beside: true,
    },
    vitest('unit, components, architecture', 'unit', 'tests/vitest.config.ts'),
    {
      name: 'every surface, four languages',
      command: [
        ...tool('@playwright/test/cli.js', 'test', '-c', 'tests/surfaces/playwright.config.ts'),
        '--reporter=list,json',
      ],
      env: { ...env, PLAYWRIGHT_JSON_OUTPUT_FILE: resolve(reportOf('surfaces')) },
      report: reportOf('surfaces'),
    },
    { name: 'package for Chromium', command: tool('wxt/bin/wxt.mjs', 'zip') },
    {
      name: 'package for Firefox, and its sources',
      command: tool('wxt/bin/wxt.mjs', 'zip', '-b', 'firefox', '--mv3'),
    },
    { name: 'the sources build to the same bytes', command: typescript('tests/commands/verify-zips.ts') },
    { name: 'what both packages hold', command: typescript('tests/commands/check-builds.ts') },
    { name: 'Mozilla’s linter', command: typescript('tests/commands/lint-package.ts'), show: true },
    { name: 'bundle budget', command: typescript('tests/commands/bundle-budget.ts'), show: true },
    { name: 'npm start, by itself', command: [node, 'tests/commands/start.mjs', '--headless'], env },
    {
      name: 'end to end, Chromium',
      command: [
        ...SCREEN,
        ...tool('@playwright/test/cli.js', 'test', '-c', 'tests/e2e/playwright.config.ts'),
        '--reporter=list,json',
      ],
      env: { ...env, PLAYWRIGHT_JSON_OUTPUT_FILE: resolve(reportOf('chromium')) },
      report: reportOf('chromium'),
    },
    {
      name: 'end to end, Firefox',
      command: typescript('tests/e2e/firefox/run.ts'),
      env: { ...env, ASSAY_REPORT: resolve(reportOf('firefox')) },
      report: reportOf('firefox'),
    },
  ];
  // It installs HAProxy and nginx itself where they are missing.
  const gateway = vitest('gateway', 'gateway', 'tests/vitest.gateway.config.ts');
  steps.push({ ...gateway, env, beside: true });
  if (!existsSync(shared)) return steps;
  const recordings = vitest('recordings', 'recordings', 'tests/vitest.recordings.config.ts');
  return [...steps, { ...recordings, env: { ASSAY_SHARED: resolve(shared) } }];
}

function vitest(name: string, report: string, config: string): Step {
  const file = reportOf(report);
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  return { name, command: tool('vitest/vitest.mjs', 'run', '-c', config, ...reporters), report: file };
}
