import { type ClientParts, createClient, type VirusTotalClient } from '@/utils/services/virustotal/client';
import { CANARY, NOW } from './fixtures';

export interface Sent {
  readonly url: string;
  readonly init: RequestInit;
  readonly headers: Headers;
}

export interface Harness {
  readonly client: VirusTotalClient;
  /** Every request that reached the network. */
  readonly sent: readonly Sent[];
  /** Ends the time of the running exchange. */
  expire(): void;
  readonly limits: readonly number[];
}

type Server = (sent: Sent) => Response | Promise<Response>;

/** A client whose network is a function; it refuses to be called as a method, as a browser's fetch does. */
export function harness(server: Server, parts: Partial<ClientParts> = {}): Harness {
  const sent: Sent[] = [];
  const limits: number[] = [];
  const limit = new AbortController();
  async function fakeFetch(
    this: unknown,
    input: RequestInfo | URL,
    init: RequestInit = {},
  ): Promise<Response> {
    if (this !== undefined) throw new TypeError('Illegal invocation');
    const request = { url: String(input), init, headers: new Headers(init.headers) };
    sent.push(request);
    return await server(request);
  }
  const client = createClient({
    fetch: fakeFetch,
    readKey: async () => CANARY,
    keptKeys: async () => [CANARY],
    readAddress: async () => 'https://www.virustotal.com',
    isOnline: () => true,
    mayReach: async () => true,
    timeout: (ms) => {
      limits.push(ms);
      return limit.signal;
    },
    now: () => NOW,
    ...parts,
  });
  return { client, sent, limits, expire: () => limit.abort(new DOMException('time', 'TimeoutError')) };
}

export function json(body: unknown, init: ResponseInit = {}): Response {
  const headers = new Headers(init.headers);
  if (!headers.has('content-type')) headers.set('content-type', 'application/json');
  return new Response(JSON.stringify(body), { ...init, headers });
}

/** VirusTotal's error envelope (virustotal-api.md §2). */
export function error(status: number, code: string, message = 'words', headers: HeadersInit = {}): Response {
  return json({ error: { code, message } }, { status, headers });
}

/** Settles as fetch does when its signal fires, and never before. */
export function hang({ init }: Sent): Promise<Response> {
  return new Promise((_, reject) => {
    init.signal?.addEventListener('abort', () => reject(init.signal?.reason));
  });
}
