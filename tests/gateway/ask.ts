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

/** VirusTotal's name of an address as typed. */
export const urlName = (url: string): string => `urls/${Buffer.from(url).toString('base64url')}`;
