import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, expect, type Page, type Worker } from '@playwright/test';
import { CONTENT_MESSAGES } from '../../../utils/rpc/protocol';
import { DEMO_KEY } from '../../simulator/keys';
import { startSimulator } from '../../simulator/simulator';
import { MALICIOUS_URL } from '../../simulator/world/named';
import { messageNames } from '../../support/message-names';
import { allowedBuild } from '../support/allowed-build';
import { BUILD, launchChromium } from '../support/chromium';
import { asked, misbehaviour } from '../support/requests';
import { shoutAndSteal } from '../support/shout-and-steal';
import { startSite } from '../support/site';
import { STRANGER_SCRIPT, strangerBuild } from '../support/stranger';
import { watchConsole } from './console-gate';
import { welcomeOfFirstRun } from './first-run';
import { test } from './own-display';
import { popupPage } from './popup-page';
import { answerOf, send } from './rpc';

declare const chrome: typeof import('wxt/browser').browser;

const NAMES = messageNames();
const PORTS = ['live:quota', 'live:settings', 'live:card', 'live:check:1', 'live:log', 'uploading', ''];
const NOBODY = 'Error: Could not establish connection. Receiving end does not exist.';
const FORBIDDEN = JSON.stringify({ ok: false, failure: { tag: 'forbidden' } });
const FILES = readdirSync(BUILD, { recursive: true, encoding: 'utf8' }).filter((name) => /\.\w+$/.test(name));

/** Runs elsewhere: says everything there is to say, opens every port, and gives what came back. */
async function talk({
  to,
  names,
  ports,
}: {
  to: string | null;
  names: readonly string[];
  ports: readonly string[];
}) {
  const say = (name: string): Promise<unknown> => {
    const message = { assay: name, input: null };
    const reply: Promise<unknown> = to
      ? chrome.runtime.sendMessage(to, message)
      : chrome.runtime.sendMessage(message);
    return reply.then(
      (value) => JSON.stringify(value ?? null),
      (error) => String(error),
    );
  };
  const pushed: unknown[] = [];
  const ends = ports.map((name) => {
    const port = to ? chrome.runtime.connect(to, { name }) : chrome.runtime.connect({ name });
    port.onMessage.addListener((message) => void pushed.push([name, message]));
    const gone = new Promise<string>((resolve) => port.onDisconnect.addListener(() => resolve(name)));
    port.postMessage({ here: 'hashes', id: '1' });
    return gone;
  });
  const answers = await Promise.all(names.map(async (name) => [name, await say(name)] as const));
  return { answers, pushed, ends: to ? await Promise.all(ends) : [] };
}

/** Runs in a page, beside `talk`: what of Assay's own stores is open from there; `sync` is, and Assay keeps nothing in it. */
async function lookIn(): Promise<readonly object[]> {
  const { local, sync, session } = chrome.storage;
  const read = await Promise.allSettled([local.get(), sync.get(), session.get()]);
  const databases = await indexedDB.databases();
  return [...read.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : [])), ...databases];
}

async function workerOf(context: BrowserContext, script: string): Promise<Worker> {
  const find = () => context.serviceWorkers().find((worker) => worker.url().endsWith(script));
  await expect.poll(find, `${script} runs`).toBeTruthy();
  return find() as Worker;
}

test('a page, another extension and a page’s script that was taken over get nothing and bring nothing about', async () => {
  const simulator = await startSimulator();
  const site = await startSite();
  const profile = mkdtempSync(join(tmpdir(), 'assay-strangers-'));
  const [build, beside] = [allowedBuild('http://127.0.0.1/*'), strangerBuild()];
  const context = await launchChromium({ profile, build, beside, virusTotalPort: simulator.httpsPort });
  const gate = watchConsole(context);
  // What the browser says to whoever tries.
  gate.allow(
    /net::ERR_|Denying load|Failed to load resource|chrome-extension:\/\/invalid|Unchecked runtime.lastError/,
  );
  const own = await workerOf(context, 'background.js');
  const { protocol, host: id } = new URL(own.url());
  const origin = `${protocol}//${id}`;
  await welcomeOfFirstRun(context, `${origin}/welcome.html`, DEMO_KEY);
  const open = async (address: string): Promise<Page> => {
    const page = await context.newPage();
    await page.goto(address);
    return page;
  };

  const hostile = await open(site.put('/hostile', '<p>A page</p>'));
  expect(await hostile.evaluate(shoutAndSteal, { origin, names: NAMES, files: FILES })).toEqual([]);
  for (const frame of hostile.frames().slice(1)) expect(frame.url()).not.toContain(id);
  const opened = context.waitForEvent('page');
  await hostile.evaluate((url) => void window.open(url), `${origin}/popup.html`);
  await (await opened).waitForLoadState();
  expect(await (await opened).evaluate(() => document.getElementById('root'))).toBeNull();

  const stranger = await workerOf(context, STRANGER_SCRIPT);
  const heard = await stranger.evaluate(talk, { to: id, names: NAMES, ports: PORTS });
  expect(heard.answers.filter(([, answer]) => answer !== NOBODY)).toEqual([]);
  expect({ pushed: heard.pushed, ends: heard.ends }).toEqual({ pushed: [], ends: PORTS });
  const stolen = await stranger.evaluate(
    (urls) =>
      Promise.all(
        urls.map((url) =>
          fetch(url).then(
            () => [url],
            () => [],
          ),
        ),
      ),
    FILES.map((file) => `${origin}/${file}`),
  );
  expect(stolen.flat()).toEqual([]);

  // A renderer that was taken over speaks as Assay's own script in that page does.
  const said = JSON.stringify({
    to: null,
    names: NAMES,
    ports: PORTS.filter((name) => name !== 'live:card'),
  });
  writeFileSync(join(build, 'collect.js'), `Promise.all([(${talk})(${said}), (${lookIn})()])`);
  const taken = await own.evaluate(async () => {
    const [tab] = await chrome.tabs.query({ url: 'http://127.0.0.1/*' });
    const target = { tabId: tab?.id ?? 0 };
    return (await chrome.scripting.executeScript({ target, files: ['/collect.js'] }))[0]?.result;
  });
  const [{ answers, pushed }, stores] = taken as [Awaited<ReturnType<typeof talk>>, object[]];
  expect(answers).toHaveLength(NAMES.length);
  const answered = answers.filter(([, answer]) => answer !== FORBIDDEN).map(([name]) => name);
  expect(answered.toSorted()).toEqual([...CONTENT_MESSAGES].toSorted());
  const found = stores.filter((store) => Object.keys(store).length > 0);
  expect({ pushed, found }).toEqual({ pushed: [], found: [] });

  const popup = popupPage(await open(`${origin}/popup.html`));
  expect(asked(simulator), 'nobody of them made Assay ask anything').toEqual([]);
  expect(answerOf(await send(popup.page, 'keyState', null))).toMatchObject({ set: true });
  await popup.check(MALICIOUS_URL);
  await popup.shows('malicious');
  expect(misbehaviour(simulator.control.log())).toEqual([]);
  expect(gate.problems).toEqual([]);
  await context.close();
  await Promise.all([simulator.stop(), site.stop()]);
  for (const folder of [profile, build, beside]) rmSync(folder, { recursive: true, force: true });
});
