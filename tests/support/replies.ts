import type { World } from './worker';

type Fetch = World['virusTotal']['fetch'];
type Meddle = (go: Fetch, address: string, init: RequestInit) => Promise<Response>;

/** Puts something between Assay and VirusTotal: a refusal, a cut line, another answer. */
export function meddle({ virusTotal }: World, between: Meddle): void {
  const go = virusTotal.fetch;
  Object.assign(virusTotal, {
    fetch: ((input, init) => between(go, String(input), init ?? {})) satisfies Fetch,
  });
}

export function reply(status: number, body: object): Response {
  return new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } });
}

export function refusal(status: number, code: string): Response {
  return reply(status, { error: { code, message: code } });
}
