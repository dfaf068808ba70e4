// One member of the team in a process of its own: asks as Assay does, through whichever door answers.

import { once } from 'node:events';
import http from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';

const [{ token, doors, known, list, seed }] = await once(process, 'message');
/** It was told to ask for nothing more. */
let over = false;
/** What became of what was asked; `failed` names each check that ended without an answer. */
const told = {
  checks: 0,
  rows: 0,
  answers: 0,
  charged: 0,
  refused: 0,
  lost: 0,
  unauthorized: 0,
  failed: [],
  slowest: 0,
  asked: [],
};
const TRIES = 4;
const agent = new http.Agent({ keepAlive: true });

let state = seed;
function random() {
  state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
  return state / 2_147_483_648;
}

/** Fifty processes with `fetch` take seconds to start; this never rejects, status 0 is no answer. */
function get(url, headers) {
  return new Promise((resolve) => {
    const lost = (error) => resolve({ status: 0, headers: {}, text: String(error) });
    const request = http.get(url, { agent, headers, timeout: 25_000 }, (reply) => {
      let text = '';
      reply.setEncoding('utf8').on('data', (piece) => {
        text += piece;
      });
      reply.once('end', () => resolve({ status: reply.statusCode, headers: reply.headers, text }));
      reply.once('error', lost).once('aborted', lost);
    });
    request.once('error', lost).once('timeout', () => request.destroy(new Error('timeout')));
  });
}

/** True when VirusTotal's answer came, its own or a kept one. */
async function ask(path, lane) {
  const began = Date.now();
  for (let tries = 0; tries < TRIES; ) {
    const door = doors[tries % doors.length];
    const response = await get(`${door}/api/v3/${path}`, { 'x-apikey': token, 'assay-lane': lane });
    const { status } = response;
    if (status === 200 || status === 404) {
      told.answers += 1;
      told.charged += Number(response.headers['assay-cost']);
      told.asked.push(path);
      told.slowest = Math.max(told.slowest, lane === 'interactive' ? Date.now() - began : 0);
      return true;
    }
    if (status === 401) {
      told.unauthorized += 1;
      return false;
    }
    if (status === 429) {
      told.refused += 1;
      if (over) return false;
      await wait(Number(response.headers['retry-after'] ?? 1) * 1000);
      continue;
    }
    tries += 1;
    told.lost += 1;
    if (tries === TRIES) told.failed.push(`${lane} ${path}: ${status} ${response.text.slice(0, 80)}`);
    // A door that does not open is tried again elsewhere at once, as browsers do with a name of two addresses.
    else if (tries > 1) await wait(500 * tries);
  }
  return false;
}

async function click() {
  while (!over && told.unauthorized === 0) {
    // Few things are asked about by many, many by few.
    await ask(known[Math.floor(known.length * random() ** 3)], 'interactive');
    told.checks += 1;
    await wait(100 + 300 * random());
  }
}

async function runList() {
  for (const row of list) {
    if (over || told.unauthorized > 0) return;
    if (await ask(row, 'list')) told.rows += 1;
  }
}

process.send('here');
// All begin at once, when everybody is there.
await once(process, 'message');
const ended = once(process, 'message').then(() => {
  over = true;
});
// Also one who may not ask any more stays until then.
await Promise.all([click(), runList(), ended]);
agent.destroy();
process.send(told, () => process.disconnect());
