import { spawnSync } from 'node:child_process';
import { existsSync, statSync, utimesSync } from 'node:fs';
import { join } from 'node:path';

/** npm's own record of what it installed. */
const RECORD = 'node_modules/.package-lock.json';

const INSTALL = [
  'install',
  '--no-save',
  '--ignore-scripts',
  '--include=dev',
  '--no-audit',
  '--no-fund',
  '--loglevel=error',
];

/**
 * Whether `node_modules` holds a finished install that is no older than the lock file. npm writes its own
 * record last, so an interrupted install has none.
 *
 * @param {string} root
 */
export function packagesAreCurrent(root) {
  const record = join(root, RECORD);
  if (!existsSync(record) || !existsSync(join(root, '.wxt/tsconfig.json'))) return false;
  return statSync(record).mtimeMs >= statSync(join(root, 'package-lock.json')).mtimeMs;
}

/**
 * Installs what the lock file says without anybody's install scripts, then makes WXT's generated types. Not
 * `npm ci`, which would take away first what is there already. `--no-save` leaves the lock file as it is.
 * Answers null or why not.
 *
 * @param {string} root
 */
export function installPackages(root) {
  if (!succeeds(root, npm(INSTALL))) {
    return 'The packages could not be installed: npm failed, and its message is above.';
  }
  // npm leaves its record alone when nothing had to change; then it would be older than the lock file forever.
  const now = new Date();
  utimesSync(join(root, RECORD), now, now);
  if (!succeeds(root, [process.execPath, 'node_modules/wxt/bin/wxt.mjs', 'prepare'])) {
    return 'The packages are installed, but wxt prepare failed, and its message is above.';
  }
  return null;
}

/**
 * Under `npm start` npm says where it is itself; that also spares Windows the search for `npm.cmd`.
 *
 * @param {string[]} args
 */
function npm(args) {
  const self = process.env.npm_execpath;
  return self?.endsWith('.js') ? [process.execPath, self, ...args] : ['npm', ...args];
}

/**
 * @param {string} cwd
 * @param {string[]} command
 */
function succeeds(cwd, [command = '', ...args]) {
  return spawnSync(command, args, { cwd, stdio: ['ignore', 'inherit', 'inherit'] }).status === 0;
}
