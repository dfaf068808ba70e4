import { type ChildProcess, fork } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { SCENARIOS } from './scenarios';

/*
 * tsx tests/e2e/firefox/run.ts [words of a name]
 * Each scenario in a Firefox of its own, some beside each other: they mostly wait. Ends with
 * `N passed, N failed` and writes the counts to ASSAY_REPORT.
 */
const WORKERS = 4;
const WORKER = fileURLToPath(new URL('worker.ts', import.meta.url));

const wanted = process.argv.slice(2).join(' ');
const left = SCENARIOS.flatMap(({ name }, number) => (name.includes(wanted) ? [number] : []));
const ended = new Map<number, boolean>();
await Promise.all(Array.from({ length: Math.min(WORKERS, left.length) }, work));

const tests = [...ended]
  .sort(([one], [other]) => one - other)
  .map(([number, ok]) => ({ title: SCENARIOS[number]?.name ?? '', ok }));
const passed = tests.filter(({ ok }) => ok).length;
const failed = tests.length - passed;
const report = process.env.ASSAY_REPORT ?? '.artifacts/e2e/firefox.json';
mkdirSync(dirname(report), { recursive: true });
writeFileSync(report, JSON.stringify({ passed, failed, skipped: 0, tests }));
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed > 0 || passed === 0 ? 1 : 0);

/** One worker takes the next scenario for as long as there is one. One that dies has failed its scenario. */
async function work(): Promise<void> {
  let worker = await started();
  for (let number = left.shift(); number !== undefined; number = left.shift()) {
    const said = answer(worker);
    worker.send(number);
    const ok = await said;
    ended.set(number, ok === true);
    if (ok === 'died') worker = await started();
  }
  worker.disconnect();
}

async function started(): Promise<ChildProcess> {
  const worker = fork(WORKER, { execArgv: process.execArgv });
  if ((await answer(worker)) === 'died') throw new Error('A worker of the Firefox tests did not start.');
  return worker;
}

function answer(worker: ChildProcess): Promise<unknown> {
  return new Promise((resolve) => {
    const died = (): void => resolve('died');
    worker.once('exit', died);
    worker.once('message', (said) => {
      worker.off('exit', died);
      resolve(said);
    });
  });
}
