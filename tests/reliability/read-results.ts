import { existsSync, readFileSync } from 'node:fs';

/** How one test of the last run ended. */
export interface Result {
  /** As seen from `tests/`. */
  readonly where: string;
  readonly title: string;
  readonly passed: boolean;
}

interface VitestReport {
  readonly testResults: readonly {
    readonly name: string;
    readonly assertionResults: readonly { readonly title: string; readonly status: string }[];
  }[];
}
interface PlaywrightSpec {
  readonly title: string;
  readonly file: string;
  /** Also when it was skipped. */
  readonly ok: boolean;
  readonly tests: readonly { readonly status: string }[];
}
interface PlaywrightSuite {
  readonly specs?: readonly PlaywrightSpec[];
  readonly suites?: readonly PlaywrightSuite[];
}
interface FirefoxReport {
  readonly tests: readonly { readonly title: string; readonly ok: boolean }[];
}

/** What `npm test` left in this folder, of all runners; empty where none has run. */
export function readResults(reports: string): Result[] {
  const read = <T>(name: string): T | null => {
    const file = `${reports}/${name}.json`;
    return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as T) : null;
  };
  const unit = read<VitestReport>('unit')?.testResults ?? [];
  const chromium = read<PlaywrightSuite>('chromium');
  const surfaces = read<PlaywrightSuite>('surfaces');
  const firefox = read<FirefoxReport>('firefox')?.tests ?? [];
  return [
    ...unit.flatMap(({ name, assertionResults }) =>
      assertionResults.map(({ title, status }) => ({
        where: name.replace(/^.*?\/tests\//, ''),
        title,
        passed: status === 'passed',
      })),
    ),
    ...(chromium ? specsOf('e2e/chromium', chromium) : []),
    ...(surfaces ? specsOf('surfaces', surfaces) : []),
    ...firefox.map(({ title, ok }) => ({ where: 'e2e/firefox', title, passed: ok })),
  ];
}

function specsOf(folder: string, { specs = [], suites = [] }: PlaywrightSuite): Result[] {
  const own = specs.map(({ title, file, ok, tests }) => ({
    where: `${folder}/${file}`,
    title,
    passed: ok && tests.some(({ status }) => status !== 'skipped'),
  }));
  return [...own, ...suites.flatMap((suite) => specsOf(folder, suite))];
}
