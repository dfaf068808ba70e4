import { get } from 'node:http';
import type { GatewayNode } from './gateway-node';

/** Somebody at one door of the gateway. */
export interface Asker {
  readonly token: string;
  readonly node: Pick<GatewayNode, 'address'>;
  readonly lane?: string;
}

/** One request as Assay sends it, and all of its answer. */
export async function ask(
  { token, node, lane = 'interactive' }: Asker,
  path: string,
  init: RequestInit = {},
) {
  const headers = { 'x-apikey': token, 'assay-lane': lane, ...(init.headers as Record<string, string>) };
  const response = await fetch(`${node.address}/api/v3/${path}`, { ...init, headers });
  const text = await response.text();
  return { status: response.status, headers: response.headers, text };
}

/**
 * The same over a connection of its own. Over one that was used before HAProxy answers with its end when the node
 * behind it has just died, so that whoever asked may ask again.
 */
export function askAnew(
  { token, node, lane = 'interactive' }: Asker,
  path: string,
): Promise<{ status: number; headers: Headers }> {
  return new Promise((resolve, reject) => {
    const headers = { 'x-apikey': token, 'assay-lane': lane };
    get(`${node.address}/api/v3/${path}`, { agent: false, headers }, (response) => {
      response.resume();
      const told = Object.entries(response.headers).map(([name, value]) => [name, String(value)]);
      resolve({ status: response.statusCode ?? 0, headers: new Headers(told as [string, string][]) });
    }).on('error', reject);
  });
}

/** VirusTotal's name of an address as typed. */
export const urlName = (url: string): string => `urls/${Buffer.from(url).toString('base64url')}`;
