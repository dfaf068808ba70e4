import { afterAll, beforeAll, expect, it } from 'vitest';
import { until } from '../e2e/firefox/until';
import { ask } from './ask';
import { busiest } from './busiest';
import { type GatewayWorld, mayDecide, startGateway } from './gateway-world';
import { gather, type Told } from './team';

/** VirusTotal's clock runs six times as fast; the gateway's minute has ten seconds. */
const SPEED = 6;
const MINUTE = 120;
const PEOPLE = 50;
const KNOWN = 200;

let world: GatewayWorld;
beforeAll(async () => {
  const limits = { minute: MINUTE, daily: 2_000, monthly: 60_000 };
  // Ten lists at once would else stop at their shares long before they crowd the minute.
  world = await startGateway({ limits, speed: SPEED, settings: { ASSAY_LIST_SHARE: '0.5' } });
});
afterAll(() => world.stop());

it('carries fifty people at once while nodes die, and never overspends', async () => {
  const [a, b] = world.nodes;
  const known = Array.from({ length: KNOWN }, (_, index) => `domains/known-${index}.example`);
  for (const path of known.slice(0, 100)) {
    world.simulator.control.addObject({ kind: 'domain', subject: path.slice(8), stats: { harmless: 60 } });
  }
  const tokens = await world.tokens(Array.from({ length: PEOPLE }, (_, index) => `person-${index}`));
  const team = await gather(
    tokens.map((token, index) => ({
      ...{ token, known, seed: index + 1 },
      doors: index % 2 === 0 ? [a.address, b.address] : [b.address, a.address],
      list: index < 10 ? Array.from({ length: 500 }, (_, row) => `domains/row-${index}-${row}.example`) : [],
    })),
  );
  const began = Date.now();
  const since = () => (Date.now() - began) / 1_000;
  const pass = async (seconds: number): Promise<void> => {
    const to = since() + seconds;
    await until(() => since() > to, 'time passes', 60_000);
  };
  const rows = () => world.asked().filter(({ path }) => path.includes('/row-'));
  team.begin();

  await until(() => world.asked().length > 100, 'everybody is at work', 60_000);
  const firstOf = new Map<string, number>();
  for (const { path } of world.asked()) firstOf.set(path, (firstOf.get(path) ?? 0) + 1);
  // Whatever the fifty asked so far, VirusTotal was asked once.
  expect([...firstOf.values()].filter((count) => count > 1)).toEqual([]);

  const died = since();
  await a.kill('haproxy');
  await pass(3);
  const started = since();
  // It would otherwise wait for longer than the test lasts: so it is the other node that has taught it.
  a.start('haproxy', { ASSAY_COLD_START_SECONDS: '60' });
  await until(() => mayDecide(a), 'the node that died counts again', 20_000);
  const back = since() - started;
  await pass(2);
  await b.kill('nginx');
  await pass(2);
  b.start('nginx');
  await pass(2);
  await a.command('token', 'revoke', 'person-49');
  await b.command('token', 'load');
  expect((await ask({ token: tokens[49] ?? '', node: b }, 'domains/known-0.example')).status).toBe(401);
  // The lists got on.
  await until(() => rows().length > 20, 'rows are asked for', 60_000);
  await pass(5);
  const told = await team.end();
  const log = world.asked();
  const sum = (of: (one: Told) => number): number => told.reduce((total, one) => total + of(one), 0);
  const distinct = new Set(told.flatMap(({ asked }) => asked)).size;
  const answers = sum(({ answers }) => answers);
  const most = busiest(log, 60_000);
  console.log(
    `${answers} answers of ${distinct} things for ${log.length} requests ` +
      `(${((1 - log.length / answers) * 100).toFixed(1)} % from the cache, ${((1 - distinct / answers) * 100).toFixed(1)} % at best); ` +
      `most in a minute ${most} of ${MINUTE}; refused ${sum(({ refused }) => refused)} times, lost ${sum(({ lost }) => lost)}; ` +
      `slowest click ${Math.max(...told.map(({ slowest }) => slowest))} ms; counts again after ${back.toFixed(1)} s`,
  );

  expect(told.flatMap(({ failed }) => failed)).toEqual([]);
  expect(told[49]?.unauthorized).toBe(1);
  // VirusTotal had to refuse only what the page says that a death may let out, and only in the minute around it.
  const over = log.filter(({ status }) => status === 429).map(({ wallAt }) => (wallAt - began) / 1_000);
  expect(over.length, `refused after ${over.join(', ')} s`).toBeLessThanOrEqual(MINUTE / 20);
  for (const second of over) {
    expect(second).toBeGreaterThan(died);
    expect(second).toBeLessThan(started + back + 60 / SPEED + 2);
  }
  expect(most).toBeLessThanOrEqual(MINUTE);
  // Every request was charged to one person, but those whose answer died with a node.
  expect(log.length - sum(({ charged }) => charged)).toBeLessThanOrEqual(sum(({ lost }) => lost));
  // Asked twice was at most what lay on the nginx that died, and what was on its way.
  expect(log.length).toBeLessThan(distinct + KNOWN);
  // In no minute did the lists have more than what is theirs.
  expect(busiest(rows(), 60_000)).toBeLessThanOrEqual(MINUTE * 0.8);
}, 300_000);
