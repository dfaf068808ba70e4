import { existsSync, readFileSync } from 'node:fs';

/** How one test of the last run ended. */
export interface Result {
  /** As seen from `tests/`. */
  readonly where: string;
  /** The titles of the groups that it stands in, from the outside in; empty where it stands in none. */
  readonly group: string;
  readonly title: string;
  readonly passed: boolean;
}

interface VitestReport {
  readonly testResults: readonly {
    readonly name: string;
    readonly assertionResults: readonly {
      readonly ancestorTitles?: readonly string[];
      readonly title: string;
      readonly status: string;
    }[];
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
  /** Of the outermost it is the file's name. */
  readonly title?: string;
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
      assertionResults.map(({ ancestorTitles = [], title, status }) => ({
        where: name.replace(/^.*?\/tests\//, ''),
        group: ancestorTitles.join(', '),
        title,
        passed: status === 'passed',
      })),
    ),
    ...(chromium ? specsOf('e2e/chromium', chromium) : []),
    ...(surfaces ? specsOf('surfaces', surfaces) : []),
    ...firefox.map(({ title, ok }) => ({ where: 'e2e/firefox', group: '', title, passed: ok })),
  ];
}

function specsOf(folder: string, report: PlaywrightSuite): Result[] {
  return (report.suites ?? []).flatMap((file) => specsIn(folder, file, []));
}

function specsIn(
  folder: string,
  { specs = [], suites = [] }: PlaywrightSuite,
  groups: readonly string[],
): Result[] {
  const own = specs.map(({ title, file, ok, tests }) => ({
    where: `${folder}/${file}`,
    group: groups.join(', '),
    title,
    passed: ok && tests.some(({ status }) => status !== 'skipped'),
  }));
  const within = suites.flatMap((suite) => specsIn(folder, suite, [...groups, suite.title ?? '']));
  return [...own, ...within];
}
