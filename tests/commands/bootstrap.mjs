import { fileURLToPath } from 'node:url';
import { isNewEnough, NODE_LEAST } from './node-version.mjs';
import { installPackages, packagesAreCurrent } from './packages.mjs';

/** The repository's root, whatever folder the command was started from. */
export const root = fileURLToPath(new URL('../..', import.meta.url));

/**
 * What both commands need before a line of TypeScript can run: a Node that is new enough and the packages of
 * the lock file. Plain JavaScript on Node's own modules, because on a fresh clone nothing else is there.
 * Answers null, or the one sentence that says what is missing.
 *
 * @returns {Promise<string | null>}
 */
export async function bootstrap() {
  if (!isNewEnough(process.versions.node)) {
    return `Assay needs Node ${NODE_LEAST.join('.')} or newer, and this is ${process.versions.node}.`;
  }
  process.chdir(root);
  if (!packagesAreCurrent(root)) {
    console.log('Installing packages (npm install) …');
    const problem = installPackages(root);
    if (problem) return problem;
  }
  const { register } = await import('tsx/esm/api');
  register();
  return null;
}
