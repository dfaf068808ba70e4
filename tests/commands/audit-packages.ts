import { runChild } from './child';

/** What the registry knows of the packages: null where it could not be asked, else one line for each hole that counts. */
export type Audit = readonly string[] | null;

/** Which packages, and how bad a hole has to be. What is shipped reaches users, the rest only us. */
const ASKED = [
  { args: ['--omit=dev'], of: 'in what is shipped', counts: ['moderate', 'high', 'critical'] },
  { args: [], of: 'in what builds and tests it', counts: ['high', 'critical'] },
] as const;

/** npm by itself would try for minutes where there is no network. */
const ONCE_MORE = ['--fetch-retries=1', '--fetch-retry-mintimeout=1000', '--fetch-timeout=30000'];

interface Told {
  readonly auditReportVersion?: number;
  readonly vulnerabilities?: Readonly<Record<string, { readonly severity: string }>>;
}

/**
 * `npm audit` of the project in `cwd`. Not every registry answers it, and none does offline: npm then reports an error
 * of its own, which is neither good nor bad news.
 */
export async function auditPackages(cwd: string, env: NodeJS.ProcessEnv = process.env): Promise<Audit> {
  const holes: string[] = [];
  for (const { args, of, counts } of ASKED) {
    const command = ['npm', 'audit', '--json', '--loglevel=silent', ...ONCE_MORE, ...args];
    const told = read((await runChild(command, { cwd, env })).output);
    if (told?.auditReportVersion === undefined) return null;
    const found = Object.entries(told.vulnerabilities ?? {});
    const bad = found.filter(([, { severity }]) => counts.some((level) => level === severity));
    holes.push(...bad.map(([name, { severity }]) => `${name}: ${severity}, ${of}`));
  }
  return holes;
}

function read(text: string): Told | null {
  try {
    return JSON.parse(text);
  } catch {
    // A message in words, such as that npm is not there.
    return null;
  }
}
