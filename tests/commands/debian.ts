import { existsSync } from 'node:fs';
import { runChild } from './child';
import { done, type Outcome, stopped } from './outcome';

/** The command in front of apt-get: nothing for root, `sudo -n` where it asks no password, else null. */
async function asRoot(): Promise<readonly string[] | null> {
  if (process.getuid?.() === 0) return [];
  const sudo = await runChild(['sudo', '-n', 'true']);
  return sudo.code === 0 ? ['sudo', '-n'] : null;
}

/**
 * Installs Debian packages where this is Debian or Ubuntu and we may. Recommended packages are left out: a
 * browser's pull in a desktop. The sentence of a failure says what to install by hand.
 */
export async function installDebianPackages(names: readonly string[]): Promise<Outcome<null>> {
  const list = names.join(' ');
  const prefix = existsSync('/usr/bin/apt-get') ? await asRoot() : null;
  if (prefix === null) return stopped(`Please install ${list} and run the command again.`);
  console.log(`Installing ${list} (apt-get) …`);
  const quiet = ['env', 'DEBIAN_FRONTEND=noninteractive'];
  const apt = [...prefix, ...quiet, 'apt-get', '-o', 'DPkg::Lock::Timeout=300', '-qq'];
  const update = await runChild([...apt, 'update']);
  const install = await runChild([...apt, 'install', '-y', '--no-install-recommends', ...names]);
  if (install.code === 0) return done(null);
  console.error(update.output + install.output);
  return stopped(`apt-get could not install ${list}, and its message is above.`);
}
