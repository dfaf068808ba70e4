import { mkdirSync, rmSync } from 'node:fs';
import { endChildren, runChild } from './child';
import { addCounts, type Counts, closingLine, NO_COUNTS, readCounts } from './counts';
import { onInterrupt } from './on-interrupt';
import { done, type Outcome, stopped } from './outcome';
import { REPORTS, type Step, testSteps } from './steps';
import { prepareTestBrowsers } from './test-needs';

/** `npm test`: every step, up to the first that fails. Answers the exit code. */
export async function testEverything(): Promise<number> {
  onInterrupt(endChildren);
  const browsers = await prepareTestBrowsers();
  const result = browsers.ok ? await runSteps(testSteps(browsers.value)) : browsers;
  if (!result.ok) {
    console.error(result.sentence);
    return 1;
  }
  console.log(closingLine(result.value));
  return 0;
}

/** Runs the steps in their order and adds up what their tests counted, in reports of this run only. */
export async function runSteps(steps: readonly Step[], reports = REPORTS): Promise<Outcome<Counts>> {
  rmSync(reports, { recursive: true, force: true });
  mkdirSync(reports, { recursive: true });
  let total = NO_COUNTS;
  for (const group of groupsOf(steps)) {
    for (const counts of await Promise.all(group.map(runStep))) {
      if (!counts.ok) return counts;
      total = addCounts(total, counts.value);
    }
  }
  return done(total);
}

/** Those that run beside each other, together. */
function groupsOf(steps: readonly Step[]): Step[][] {
  const groups: Step[][] = [];
  for (const step of steps) {
    if (step.beside) groups.at(-1)?.push(step);
    else groups.push([step]);
  }
  return groups;
}

/** What is kept to be shown on failure may end in a file: no colors. */
const PLAIN = { NO_COLOR: '1', FORCE_COLOR: '0' };

async function runStep(step: Step): Promise<Outcome<Counts>> {
  const began = performance.now();
  const { code, output } = await runChild(step.command, { env: { ...process.env, ...PLAIN, ...step.env } });
  const seconds = ((performance.now() - began) / 1000).toFixed(1).padStart(6);
  const counts = step.report === undefined ? NO_COUNTS : readCounts(step.report);
  const failed = code !== 0 || counts.failed > 0;
  const note = step.report === undefined ? '' : `  ${closingLine(counts)}`;
  console.log(`${failed ? 'FAIL' : 'ok  '} ${seconds} s  ${step.name}${note}`);
  if (failed || step.show) console.log(output.trimEnd());
  if (failed) return stopped(`npm test stopped: the step “${step.name}” failed (exit code ${code}).`);
  // A runner that finds no test exits with 0 under some configurations, and then proves nothing.
  if (step.report !== undefined && counts.passed === 0) {
    return stopped(`npm test stopped: the step “${step.name}” ran no test.`);
  }
  return done(counts);
}
