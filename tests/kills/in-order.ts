import { misbehaviour, paid } from '../e2e/support/requests';
import type { Simulator } from '../simulator/simulator';
import { domainOf, hashOf, idOf, linkOf, linksOf, nameOf, requestIdOf } from './flows';
import type { Storm } from './storm';

/** Whether the browser lets Assay read what it downloaded; elsewhere the address is asked about, which is unknown. */
export interface Means {
  readonly readsFiles: boolean;
}

/**
 * What is not as it has to be after each flow was begun so often, as sentences: nothing lost, nothing published
 * twice, nothing that left missing in the ledger, and whatever did not happen is not said to have.
 */
export function notInOrder(
  { rounds, cutOff, rows }: Pick<Storm, 'rounds' | 'cutOff' | 'rows'>,
  { control }: Pick<Simulator, 'control'>,
  { readsFiles }: Means,
): readonly string[] {
  const wrong: string[] = [];
  const must = (holds: boolean, sentence: string): void => void (holds || wrong.push(sentence));
  const log = control.log();
  const posts = paid({ control }).filter(({ method }) => method === 'POST');
  const posted = (path: RegExp, body = ''): number =>
    posts.filter((post) => path.test(post.path) && decodeURIComponent(post.body ?? '').includes(body)).length;
  const isThere = new Set(control.world().flatMap(({ id, note }) => (note === 'uploaded' ? [id] : [])));

  for (let n = 1; n <= rounds; n += 1) {
    const endOf = (link: string): string =>
      rows.checks
        .filter(({ indicator }) => indicator.value === link)
        .map(({ state }) => (state.phase === 'report' ? 'report' : JSON.stringify(state)))
        .join();
    const reported = (link: string): boolean => endOf(link) === 'report';
    must(reported(linkOf('look-up', n)), `${nameOf('look-up', n)} ends as ${endOf(linkOf('look-up', n))}`);
    const submitted = posted(/\/urls$/, linkOf('submit', n));
    must(submitted <= 1, `${nameOf('submit', n)} was submitted ${submitted} times`);
    must(
      reported(linkOf('submit', n)) && submitted === 1,
      `${nameOf('submit', n)} was submitted ${submitted} times and ends as ${endOf(linkOf('submit', n))}`,
    );

    const scans = rows.checks.filter(({ indicator }) => indicator.value === linkOf('re-scan', n));
    const rescanned = posts.filter(({ path }) =>
      path.endsWith(`/${requestIdOf('re-scan', n)}/analyse`),
    ).length;
    // One that was cut off before it arrived is not sent again: what was known stands.
    must(
      rescanned <= 1 && scans.length === 1 && scans[0]?.scanned === true && reported(linkOf('re-scan', n)),
      `${nameOf('re-scan', n)} was scanned ${rescanned} times and ends as ${endOf(linkOf('re-scan', n))}`,
    );

    for (const link of linksOf(n)) {
      const found = rows.listRows.filter(({ indicator }) => indicator.value === link);
      const states = found.map(({ state }) => state).join();
      must(states === 'unknown', `the row ${link} is ${states || 'lost'}`);
    }

    const [upload, ...more] = rows.uploads.filter(({ sha256 }) => sha256 === hashOf('upload', n));
    const arrived = isThere.has(hashOf('upload', n));
    must(
      more.length === 0 && (upload?.end === 'analysed') === arrived,
      `${nameOf('upload', n)} ends as ${upload?.end ?? upload?.stage ?? 'lost'}, and VirusTotal has it: ${arrived}`,
    );

    for (const flow of ['comment', 'vote'] as const) {
      const said = rows.outbox.filter(({ object }) => object.id === idOf(flow, n));
      const left = posts.filter(({ path }) => path.includes(idOf(flow, n))).length;
      const phases = said.map(({ state }) => state.phase).join();
      must(
        left === 1
          ? /^(?:done|uncertain)$/.test(phases)
          : left === 0 && /^(?:uncertain|failed)$/.test(phases),
        `${nameOf(flow, n)} left ${left} times and is ${phases || 'lost'}`,
      );
    }

    const downloads = rows.downloads.filter(({ name }) => name === `${nameOf('download', n)}.exe`);
    const [download] = downloads;
    const asExpected = readsFiles ? download?.verdict?.name === 'malicious' : download?.stage === 'checked';
    must(
      downloads.length === 1 && asExpected,
      `${nameOf('download', n)} is there ${downloads.length} times, ${download?.stage} ${download?.verdict?.name}`,
    );

    const entry = rows.watch.find(({ indicator }) => indicator.value === domainOf(n));
    const filed = rows.watchResults.filter(({ key }) => key === entry?.key).length;
    must(
      entry?.last?.verdict === 'malicious' && filed === 1,
      `${domainOf(n)} is ${entry?.last?.verdict ?? 'not looked at'}, and filed ${filed} times`,
    );
  }
  must(posted(/\/files$/) === isThere.size, `${posted(/\/files$/)} uploads of ${isThere.size} files`);
  const counted = log.filter((one) => one.counted).length;
  const spent = rows.spends.length;
  must(spent >= counted, `the ledger has ${spent} of ${counted} requests`);
  // More is there only of requests that were written down and cut off before they arrived.
  must(spent <= counted + cutOff, `the ledger has ${spent} for ${counted} requests`);
  must(
    log.every(({ status }) => status !== 429),
    'VirusTotal refused a request',
  );
  return [...wrong, ...misbehaviour(log)];
}
