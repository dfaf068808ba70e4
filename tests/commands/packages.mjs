import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Whether `node_modules` holds a finished install that is no older than the lock file. npm writes its own
 * record last, so an interrupted install has none.
 *
 * @param {string} root
 */
export function packagesAreCurrent(root) {
  const record = join(root, 'node_modules/.package-lock.json');
  if (!existsSync(record) || !existsSync(join(root, '.wxt/tsconfig.json'))) return false;
  return statSync(record).mtimeMs >= statSync(join(root, 'package-lock.json')).mtimeMs;
}

/**
 * `npm ci` without anybody's install scripts, then WXT's generated types. Answers null or why not.
 *
 * @param {string} root
 */
export function installPackages(root) {
  const options = ['--ignore-scripts', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'];
  if (!succeeds(root, npm(['ci', ...options]))) {
    return 'The packages could not be installed: npm ci failed, and its message is above.';
  }
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
