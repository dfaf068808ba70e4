import type { ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { FaultEffect } from '../fault';
import type { Reply } from './reply';

const PIECES = 20;

async function drip(response: ServerResponse, body: Buffer, ms: number): Promise<void> {
  const size = Math.max(1, Math.ceil(body.length / PIECES));
  for (let start = 0; start < body.length && !response.destroyed; start += size) {
    await sleep(ms / PIECES);
    response.write(body.subarray(start, start + size));
  }
  response.end();
}

/** Writes the answer the way the fault wants it written. */
export async function send(
  response: ServerResponse,
  reply: Reply,
  effect: FaultEffect | null,
): Promise<void> {
  if (effect?.kind === 'slow-headers') await sleep(effect.ms);
  if (response.destroyed) return;
  const headers: Record<string, string> = { ...reply.headers, 'content-length': String(reply.body.length) };
  if (effect?.kind === 'date') headers.date = new Date(effect.ms).toUTCString();
  response.writeHead(reply.status, headers);
  if (effect?.kind === 'truncate') {
    response.write(reply.body.subarray(0, Math.floor(reply.body.length / 2)), () => response.destroy());
  } else if (effect?.kind === 'drip') {
    response.flushHeaders();
    await drip(response, reply.body, effect.ms);
  } else {
    response.end(reply.body);
  }
}
