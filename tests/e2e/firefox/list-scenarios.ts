import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { DEMO_KEY } from '../../simulator/keys';
import { MALICIOUS_DOMAIN, MALICIOUS_FILE, MALICIOUS_URL, SUSPICIOUS_URL } from '../../simulator/world/named';
import { asked, mostInOneMinute } from '../support/requests';
import { setUp } from './firefox';
import type { Scenario } from './scenarios';
import { until } from './until';

const SECRET = 'https://konto.example/reset?token=q9Zk81bXq0vJtR7wLm3Xf5';
const TEXT = `# from the ticket
${MALICIOUS_URL.replace('https://', 'hxxps://').replaceAll('.', '[.]')}
seen on ${SUSPICIOUS_URL}, then ${MALICIOUS_DOMAIN.replace('.', '(dot)')}
${MALICIOUS_FILE.sha256.toUpperCase()}
${MALICIOUS_URL}
http://intranet.local/wiki
${SECRET}
nothing to see
${Array.from({ length: 8 }, (_, at) => `host-${at + 1}.viele.example`).join('\n')}`;
/** What is asked: four known things, and eight that nobody knows. */
const ASKED = 12;

/** What a list's file is read by, in the place where Firefox saves it. */
async function saved(page: Page, folder: string, word: string, ending: string): Promise<string> {
  await page.locator('.drop > summary.btn:not(.icon)').click();
  await page.locator(`::-p-xpath(//div[@class="drop-in"]//button[starts-with(., "${word}")])`).click();
  const path = join(folder, `Ticket 4471.${ending}`);
  await until(
    async () => existsSync(path) && !readdirSync(folder).some((name) => name.endsWith('.part')),
    path,
  );
  return path;
}

export const LISTS: readonly Scenario[] = [
  {
    name: 'a list: pasted, run while the background is stopped again and again, paused, resumed, taken out',
    options: { idleTimeout: 1_000 },
    async run(assay) {
      const { simulator, folder, open } = assay;
      simulator.control.setLimits(DEMO_KEY, { minute: 6, daily: 500, monthly: 15_500 });
      await setUp(assay);
      const list = await open('workspace.html#lists&new');
      const { page } = list;
      await list.fill('textarea', TEXT);
      await list.fill('.new-list input[type=text]', 'Ticket 4471');
      await list.press('Read in');
      await list.says('.list-read', '14 items');
      await list.says('.list-read', '1 duplicate folded');
      await list.says('.list-read', '1 comment');
      await list.says('.list-read', '1 line not understood');
      await list.says('.plan', '1 is an internal address and stays here.');
      await list.says('.plan', '1 may contain a secret.');
      assert.deepEqual(asked(simulator), [], 'nothing was sent before it starts');
      await list.press(`Start (${ASKED} requests)`);
      await until(async () => asked(simulator).length >= 3, 'it runs');
      await list.press('Pause');
      await list.says('.run', 'Paused');
      await assay.backgroundStops();
      const paused = asked(simulator).length;
      assert.ok(paused < ASKED);
      await list.press('Resume');
      // With its tab closed, the background page is stopped while the minute is waited for.
      const address = page.url();
      // One that was cut off on its way counts as spent, whether or not it arrived.
      await list.says('body', '6 of 6 this minute');
      await page.close();
      await assay.backgroundStops();
      await until(async () => asked(simulator).length >= ASKED, 'it goes on by itself', 120_000);
      const again = await open(address.slice(address.indexOf('workspace.html')));
      await again.says('.run-top', `${ASKED} of ${ASKED} done`, 130_000);
      await again.says('.run', '2 rows were not sent.');
      for (const [text, state] of [
        [new URL(MALICIOUS_URL).host, 'malicious'],
        [new URL(SUSPICIOUS_URL).host, 'suspicious'],
        ['intranet.local', 'not-sent'],
        ['konto.example', 'not-sent'],
        ['host-8.', 'unknown'],
      ] as const) {
        const found = await again.page.evaluate(
          (part) =>
            [...document.querySelectorAll<HTMLElement>('tbody tr.line')].find((line) =>
              line.textContent?.includes(part),
            )?.dataset.verdict,
          text,
        );
        assert.equal(found, state, text);
      }
      assert.ok(mostInOneMinute(simulator.control.log()) <= 6);
      assert.deepEqual(
        simulator.control.log().filter(({ status }) => status === 429),
        [],
      );
      // Each once, and once more what was on its way when the background was stopped.
      assert.equal(new Set(asked(simulator)).size, ASKED);
      assert.ok(asked(simulator).length <= ASKED + 6);
      assert.ok(!simulator.control.log().some(({ path }) => path.includes('q9Zk81')));

      const before = asked(simulator).length;
      const zip = await saved(again.page, folder, 'ZIP', 'zip');
      assert.match(execFileSync('unzip', ['-t', zip]).toString(), /No errors detected/);
      const names = execFileSync('unzip', ['-Z1', zip]).toString().trim().split('\n');
      assert.equal(names.length, 5);
      const json = execFileSync('unzip', ['-p', zip, `${MALICIOUS_FILE.sha256}.json`]).toString();
      assert.equal(JSON.parse(json).data.id, MALICIOUS_FILE.sha256);
      const log = execFileSync('unzip', ['-p', zip, 'log.txt']).toString();
      for (const words of [
        'list started',
        'list paused',
        'sent: look up file',
        'look up domain 404',
        'list done',
      ]) {
        assert.ok(log.includes(words), words);
      }
      const lines = readFileSync(await saved(again.page, folder, 'JSON lines', 'jsonl'), 'utf8')
        .trim()
        .split('\n');
      assert.equal(
        lines.map((line) => JSON.parse(line)).filter(({ verdict }) => verdict === 'malicious').length,
        3,
      );
      const csv = readFileSync(await saved(again.page, folder, 'CSV', 'csv'), 'utf8')
        .trim()
        .split('\r\n');
      assert.equal(csv.length, 15);
      assert.equal(asked(simulator).length, before, 'taking it out costs nothing');
    },
  },
];
