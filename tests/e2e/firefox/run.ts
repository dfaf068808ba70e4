import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { type AssayInFirefox, startFirefox } from './firefox';
import { SCENARIOS, type Scenario } from './scenarios';

/*
 * tsx tests/e2e/firefox/run.ts [words of a name]
 * Each scenario in a Firefox of its own; ends with `N passed, N failed` and writes the counts to ASSAY_REPORT.
 * Without a screen it starts itself again on one of its own: one of the right-clicks is a real one.
 */
if (process.env.DISPLAY === undefined) {
  const screen = ['-a', '-s', '-screen 0 1280x1000x24'];
  const self = [process.execPath, ...process.execArgv, ...process.argv.slice(1)];
  process.exit(spawnSync('xvfb-run', [...screen, ...self], { stdio: 'inherit' }).status ?? 1);
}

async function passes({ name, options, run }: Scenario): Promise<boolean> {
  const began = performance.now();
  let assay: AssayInFirefox | undefined;
  try {
    assay = await startFirefox(options);
    await run(assay);
    console.log(`ok    ${took(began)}  ${name}`);
    return true;
  } catch (error) {
    console.log(`FAIL  ${took(began)}  ${name}`);
    console.log(error);
    return false;
  } finally {
    await assay?.close();
  }
}

function took(began: number): string {
  return `${((performance.now() - began) / 1000).toFixed(1).padStart(5)} s`;
}

const wanted = process.argv.slice(2).join(' ');
const tests: { title: string; ok: boolean }[] = [];
for (const scenario of SCENARIOS.filter(({ name }) => name.includes(wanted))) {
  tests.push({ title: scenario.name, ok: await passes(scenario) });
}
const passed = tests.filter(({ ok }) => ok).length;
const failed = tests.length - passed;
const report = process.env.ASSAY_REPORT ?? '.artifacts/e2e/firefox.json';
mkdirSync(dirname(report), { recursive: true });
writeFileSync(report, JSON.stringify({ passed, failed, skipped: 0, tests }));
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed > 0 || passed === 0 ? 1 : 0);
