import assert from 'node:assert/strict';
import { notInOrder } from '../../kills/in-order';
import type { Killable } from '../../kills/killable';
import { tableOf } from '../../kills/report';
import { storm } from '../../kills/storm';
import { struckTooSeldom } from '../../kills/struck';
import { DEMO_KEY } from '../../simulator/keys';
import { type AssayInFirefox, setUp } from './firefox';
import { firefoxDownloads } from './firefox-downloads';
import { openInsides } from './insides';
import { send } from './rpc';
import type { Scenario } from './scenarios';

/** `npm run kills` asks for more. */
const KILLS = Number(process.env.ASSAY_KILLS ?? 20);
const SEED = Number(process.env.ASSAY_SEED ?? 1);

/** Firefox ends the event page itself; nothing but its own pages can make it do so in the middle. */
export const KILLS_SCENARIOS: readonly Scenario[] = [
  {
    name: 'every flow, with its background stopped at twenty moments: nothing lost, nothing twice',
    options: { scanSeconds: 3 },
    async run(assay) {
      const { simulator } = assay;
      simulator.control.setLimits(DEMO_KEY, { minute: 5_000, daily: 50_000, monthly: 500_000 });
      await setUp(assay);
      const killable = await killableFirefox(assay);
      const over = await storm(killable, KILLS, SEED);
      console.log(tableOf(over, 'Firefox'));
      assert.deepEqual(notInOrder(over, simulator, { readsFiles: false }), []);
      assert.deepEqual(struckTooSeldom(over.struck, KILLS), []);
    },
  },
];

async function killableFirefox(assay: AssayInFirefox): Promise<Killable> {
  const downloads = await firefoxDownloads(assay);
  await downloads.switchOn();
  const insides = await openInsides(assay.browser);
  const { page } = await assay.open('options.html');
  return {
    simulator: assay.simulator,
    ask: (name, input) => send(page, name, input),
    inPage: (work, given) => page.evaluate(work as never, given as never),
    addressOf: (name) => downloads.address(`/${name}`),
    download: (name, bytes) => downloads.download(downloads.put(`/${name}`, bytes)),
    kill: insides.killBackground,
  };
}
