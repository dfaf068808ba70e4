import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BUILD } from '../e2e/support/chromium';

/** A clock that stood at `from` when the real one stood at `at`, and runs `speed` times as fast; Unix ms. */
export interface Pace {
  readonly from: number;
  readonly at: number;
  readonly speed: number;
}

export const fasterNow = ({ from, at, speed }: Pace): number => Math.round(from + (Date.now() - at) * speed);

/**
 * A copy of the production build in which time runs faster: dates, timers and alarms, in the background and in every
 * page. Nothing else of it is changed.
 */
export function fasterBuild(pace: Pace): { readonly build: string; remove(): void } {
  const build = mkdtempSync(join(tmpdir(), 'assay-faster-'));
  cpSync(BUILD, build, { recursive: true });
  const source = `(${hasten.toString()})(${JSON.stringify(pace)});\n`;
  const background = join(build, 'background.js');
  writeFileSync(background, source + readFileSync(background, 'utf8'));
  writeFileSync(join(build, 'faster.js'), source);
  for (const page of readdirSync(build).filter((name) => name.endsWith('.html'))) {
    const html = readFileSync(join(build, page), 'utf8');
    writeFileSync(join(build, page), html.replace('<head>', '<head><script src="/faster.js"></script>'));
  }
  return { build, remove: () => rmSync(build, { recursive: true, force: true }) };
}

declare const chrome: typeof import('wxt/browser').browser;

/** Runs in each context before anything else; needs nothing but its argument. */
function hasten({ from, at, speed }: Pace): void {
  const [RealDate, scope] = [Date, globalThis];
  const [timeout, interval] = [scope.setTimeout, scope.setInterval];
  const elapsed = performance.now.bind(performance);
  scope.Date = class extends RealDate {
    constructor(...parts: []) {
      super(...((parts.length > 0 ? parts : [scope.Date.now()]) as []));
    }
    static override now(): number {
      return Math.round(from + (RealDate.now() - at) * speed);
    }
  } as DateConstructor;
  performance.now = () => elapsed() * speed;
  Object.assign(scope, {
    setTimeout: (work: () => void, ms = 0, ...rest: []) => timeout(work, ms / speed, ...rest),
    setInterval: (work: () => void, ms = 0, ...rest: []) => interval(work, ms / speed, ...rest),
  });
  if (chrome.alarms === undefined) return;
  const create = chrome.alarms.create.bind(chrome.alarms);
  // What Assay sets are times, no periods.
  const sooner = (name: string, { when = 0 }: { when?: number }) =>
    create(name, { when: at + (when - from) / speed });
  Object.assign(chrome.alarms, { create: sooner });
}
