import { auditPackages } from './audit-packages';
import { runChild } from './child';
import { done, type Outcome, stopped } from './outcome';

/** Runs one command of a release in `cwd` and shows its end when it fails. */
export async function runIn(
  cwd: string,
  command: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<Outcome<string>> {
  const { code, output } = await runChild(command, { cwd, env: { ...process.env, ...env } });
  if (code === 0) return done(output);
  console.error(output.slice(-4_000));
  return stopped(`${command.slice(0, 3).join(' ')} … failed (exit code ${code}).`);
}

/**
 * Whether packages have known holes. Not every registry answers that question; then a release stops, and a rehearsal
 * goes on and says so.
 */
export async function auditForRelease(cwd: string, rehearsal: boolean): Promise<Outcome<string>> {
  const holes = await auditPackages(cwd);
  if (holes === null) {
    const silent = 'the registry answers no audits';
    return rehearsal ? done(`not done: ${silent}`) : stopped(`npm audit could not be asked: ${silent}.`);
  }
  for (const hole of holes) console.error(hole);
  return holes.length === 0 ? done('no known holes') : stopped('npm audit found holes.');
}
