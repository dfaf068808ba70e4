import { installDebianPackages } from '../commands/debian';
import { findProgram } from '../commands/find-program';

/** haproxy and nginx live where only root's PATH leads. */
process.env.PATH = `${process.env.PATH ?? ''}:/usr/sbin:/sbin`;

/** Before all tests of the gateway: the two engines, installed from Debian's packages if they are missing. */
export async function setup(): Promise<void> {
  const missing = ['haproxy', 'nginx'].filter((name) => findProgram([name]) === undefined);
  if (missing.length === 0) return;
  const installed = await installDebianPackages(missing);
  if (!installed.ok) throw new Error(installed.sentence);
}
