import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'vite';
import { findProgram } from '../commands/find-program';
import { BUILD } from '../e2e/support/chromium';
import { type HashJobs, startHashJobs } from './hash-jobs';
import type { HashWayName } from './hash-worker';
import { watchMemoryUnder } from './process-memory';

const WORKER = fileURLToPath(new URL('./hash-worker.ts', import.meta.url));

export interface Measured {
  readonly ms: number;
  /** How much more memory the worker's process held meanwhile, in bytes; null where the system does not tell. */
  readonly grown: number | null;
}

/** A service worker in Chromium that can hash files in every way that is compared. */
export interface HashBrowser {
  measure(way: HashWayName, file: string, size: number, piece?: number): Promise<Measured>;
  close(): Promise<void>;
}

/**
 * `folder` is a temporary one, for the extension and the profile. Nobody is attached to this browser: an inspector
 * that hears of each piece of a reply costs up to a tenth of the speed, measured. The worker asks for its work.
 */
export async function openHashBrowser(folder: string): Promise<HashBrowser> {
  const jobs = await startHashJobs();
  const extension = join(folder, 'extension');
  await buildExtension(extension, jobs);
  const program = findProgram(['chromium', 'chromium-browser']);
  if (program === undefined) throw new Error('No Chromium here: npm test installs one.');
  const browser = spawn(
    program,
    [
      `--user-data-dir=${join(folder, `profile-${Date.now()}`)}`,
      `--disable-extensions-except=${extension}`,
      `--load-extension=${extension}`,
      '--headless=new',
      '--disable-gpu',
      // On a busy machine a process without a window would get the crumbs, other than what it is compared with.
      '--disable-renderer-backgrounding',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      'about:blank',
    ],
    { stdio: 'ignore' },
  );
  await jobs.awaited();
  return {
    async measure(way, file, size, piece = 0) {
      const memory = watchMemoryUnder(browser.pid ?? 0);
      const ms = await jobs.give({ way, url: pathToFileURL(file).href, size, piece });
      return { ms, grown: memory.grown() };
    },
    async close() {
      const over = new Promise((resolve) => browser.once('exit', resolve));
      browser.kill();
      await over;
      await jobs.stop();
    },
  };
}

async function buildExtension(folder: string, { address }: HashJobs): Promise<void> {
  await build({
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    resolve: { alias: { '@': fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '') } },
    build: {
      lib: { entry: WORKER, formats: ['iife'], name: 'worker', fileName: () => 'background.js' },
      outDir: folder,
      emptyOutDir: false,
    },
  });
  mkdirSync(folder, { recursive: true });
  // The context that hashes is the one that is shipped: it hears the background's own script and nobody else.
  for (const file of ['uploading.html', 'uploading.js', 'hashing.js'])
    cpSync(join(BUILD, file), join(folder, file));
  const manifest = {
    manifest_version: 3,
    name: 'SHA-256 in a worker',
    // The worker reads here where it is told what to do.
    description: address,
    version: '1',
    background: { service_worker: 'background.js' },
    permissions: ['offscreen'],
    host_permissions: ['file:///*', 'http://127.0.0.1/*'],
    content_security_policy: {
      extension_pages:
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src file: http://127.0.0.1:*",
    },
  };
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify(manifest));
}
