import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Step } from '../../commands/steps';
import { runSteps } from '../../commands/test-everything';

let folder = '';
let printed: string[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'assay-steps-'));
  printed = [];
  vi.spyOn(console, 'log').mockImplementation((line: string) => void printed.push(line));
});
afterEach(() => rmSync(folder, { recursive: true }));

const step = (name: string, code: string, more: Partial<Step> = {}): Step => {
  return { name, command: [process.execPath, '-e', code], ...more };
};

/** A test runner that leaves this report and ends with this code. */
function runner(name: string, report: object | null, exitCode = 0): Step {
  const file = join(folder, `${name}.json`);
  const text = JSON.stringify(JSON.stringify(report));
  const write = report === null ? '' : `require('fs').writeFileSync(process.env.REPORT, ${text});`;
  return step(name, `${write} process.exit(${exitCode})`, { report: file, env: { REPORT: file } });
}

it('adds up the tests of all steps', async () => {
  const steps = [
    step('types', ''),
    runner('unit', { numPassedTests: 700, numFailedTests: 0 }),
    runner('end to end', { stats: { expected: 30, skipped: 1 } }),
  ];
  const result = await runSteps(steps, folder);
  expect(result).toEqual({ ok: true, value: { passed: 730, failed: 0, skipped: 1 } });
  expect(printed.map((line) => line.replace(/\d+\.\d s/, '0 s').replace(/ +/g, ' '))).toEqual([
    'ok 0 s types',
    'ok 0 s unit 700 passed, 0 failed',
    'ok 0 s end to end 30 passed, 0 failed, 1 skipped',
  ]);
});

it('stops at the first step that fails, shows its output and names it', async () => {
  const steps = [
    step('types', "console.error('src.ts(1,1): wrong'); process.exit(2)"),
    step('never', "console.log('reached')"),
  ];
  const result = await runSteps(steps, folder);
  expect(result).toEqual({ ok: false, sentence: expect.stringContaining('“types” failed (exit code 2)') });
  expect(printed.join('\n')).toContain('src.ts(1,1): wrong');
  expect(printed.join('\n')).not.toContain('reached');
});

it('runs a step beside the one before it, and names the one that failed', async () => {
  const [one, other] = [join(folder, 'one'), join(folder, 'other')];
  /** Ends only when the other has begun as well. */
  const meets = (mine: string, theirs: string) =>
    `const { existsSync, writeFileSync } = require('fs'); writeFileSync(${JSON.stringify(mine)}, '');
     setInterval(() => existsSync(${JSON.stringify(theirs)}) && process.exit(3), 5)`;
  const steps = [
    step('first', meets(one, other)),
    step('second', meets(other, one), { beside: true }),
    step('never', "console.log('reached')"),
  ];
  const result = await runSteps(steps, folder);
  expect(result).toEqual({ ok: false, sentence: expect.stringContaining('“first” failed (exit code 3)') });
  expect(printed.filter((line) => line.startsWith('FAIL'))).toHaveLength(2);
  expect(printed.join('\n')).not.toContain('reached');
});

it.each([
  ['its tests failed, whatever its exit code', runner.bind(null, 'x', { passed: 3, failed: 1 }), 'failed'],
  ['it ran no test', runner.bind(null, 'x', { numPassedTests: 0 }), 'ran no test'],
  ['it left no report', runner.bind(null, 'x', null), 'ran no test'],
])('refuses a step when %s', async (_when, make, words) => {
  const result = await runSteps([make()], folder);
  expect(result).toEqual({ ok: false, sentence: expect.stringContaining(words) });
});
