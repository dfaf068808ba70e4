import { SECOND } from '@/utils/domain/duration';

/** One request as it arrived. */
export interface Arrival {
  readonly at: number;
  readonly method: string;
  readonly path: string;
}

/** A VirusTotal of a few lines behind `fetch`, on a clock that tests move; the real stand-in is the simulator. */
export interface LittleVirusTotal {
  readonly fetch: typeof fetch;
  readonly arrivals: Arrival[];
  /** URLs it has a report for, by the text that is asked for. */
  readonly known: Map<string, number>;
  /** Requests that count: all but the free account call. */
  counted(): readonly Arrival[];
}

const SCAN_TAKES = 20 * SECOND;

export function createLittleVirusTotal(now: () => number): LittleVirusTotal {
  const arrivals: Arrival[] = [];
  const known = new Map<string, number>();
  const scans = new Map<string, { url: string; endsAt: number }>();

  function answer(method: string, path: string, body: string): Response {
    if (path.endsWith('/overall_quotas')) return json(200, { data: quotas() });
    if (method === 'POST' && path === '/api/v3/urls')
      return submit(new URLSearchParams(body).get('url') ?? '');
    const [, collection = '', id = '', action] = path.slice('/api/v3'.length).split('/');
    if (collection === 'analyses') return look(decodeURIComponent(id));
    const url = Buffer.from(id, 'base64url').toString();
    if (action === 'analyse') return submit(url);
    for (const scan of scans.values())
      if (scan.url === url && scan.endsAt <= now()) known.set(url, known.get(url) ?? 0);
    const malicious = known.get(url);
    if (malicious === undefined) return json(404, { error: { code: 'NotFoundError', message: 'not found' } });
    return json(200, { data: object(url, malicious, now()) });
  }

  function submit(url: string): Response {
    const id = `u-${Buffer.from(url).toString('hex').padEnd(64, '0').slice(0, 64)}-${scans.size}`;
    scans.set(id, { url, endsAt: now() + SCAN_TAKES });
    return json(200, { data: { type: 'analysis', id } });
  }

  function look(id: string): Response {
    const scan = scans.get(id);
    if (!scan) return json(404, { error: { code: 'NotFoundError', message: 'no such analysis' } });
    const status = scan.endsAt <= now() ? 'completed' : 'queued';
    const attributes = {
      status,
      date: 1,
      stats: { malicious: 0, suspicious: 0, harmless: 0, undetected: 0, timeout: 0 },
      results: {},
    };
    return json(200, { data: { type: 'analysis', id, attributes } });
  }

  return {
    arrivals,
    known,
    counted: () => arrivals.filter(({ path }) => !path.endsWith('/overall_quotas')),
    fetch: async (input, init) => {
      const { pathname } = new URL(String(input));
      const method = init?.method ?? 'GET';
      arrivals.push({ at: now(), method, path: pathname });
      return answer(method, pathname, String(init?.body ?? ''));
    },
  };
}

function object(url: string, malicious: number, now: number): object {
  const stats = { malicious, suspicious: 0, harmless: 60, undetected: 10, timeout: 0 };
  const engines = Array.from({ length: malicious }, (_, index) => [
    `Engine ${index}`,
    { engine_name: `Engine ${index}`, category: 'malicious', result: 'phishing', method: 'blacklist' },
  ]);
  return {
    type: 'url',
    id: Buffer.from(url).toString('hex').padEnd(64, '0').slice(0, 64),
    attributes: {
      url,
      last_final_url: url,
      last_analysis_date: Math.floor(now / 1000) - 3_600,
      last_analysis_stats: stats,
      last_analysis_results: Object.fromEntries(engines),
      total_votes: { harmless: 0, malicious: 0 },
      reputation: 0,
      tags: [],
      categories: {},
    },
  };
}

function quotas(): object {
  const of = (allowed: number) => ({ user: { used: 0, allowed } });
  return { api_requests_hourly: of(240), api_requests_daily: of(500), api_requests_monthly: of(15_500) };
}

function json(status: number, body: object): Response {
  return new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } });
}
