import { sha256 } from '../canonical/url-id';
import type { JsonObject } from '../json';
import { THREATS } from './malware-labels';
import type { Prng } from './prng';

const CATEGORIZERS = [
  'alphaBerg.ai',
  'BitWehr',
  'Dr.Spinne',
  'Forsythe ThreatSeeker',
  'Sophron',
  'Webrooted',
] as const;
const CATEGORIES = [
  'information technology',
  'business',
  'phishing',
  'media sharing',
  'news',
  'online shopping',
] as const;
const TITLES = [
  'Willkommen',
  'Sign in',
  'Index of /',
  'ログイン',
  '503 Service Unavailable',
  'Анонс',
  'Sendung verfolgen',
] as const;

/**
 * What a crawl leaves in a URL report, each part present about as often as in the 54 real ones
 * (virustotal-api.md §3 "url attributes": "always" is not touched, "sometimes" comes with its share of 54).
 */
export function crawlAttributes(url: string, prng: Prng, seconds: number): JsonObject {
  const attributes: JsonObject = {
    categories: Object.fromEntries(
      prng.sample(CATEGORIZERS, prng.int(0, 4)).map((name) => [name, prng.pick(CATEGORIES)]),
    ),
    times_submitted: prng.chance(0.2) ? prng.int(100, 530_000) : prng.int(1, 40),
    first_submission_date: seconds - prng.int(3600, 900 * 86_400),
  };
  if (prng.chance(0.6)) {
    const length = prng.int(0, 90_000);
    Object.assign(attributes, {
      last_http_response_code: prng.pick([200, 200, 200, 301, 403, 404, 503]),
      last_http_response_content_length: length,
      last_http_response_content_sha256: sha256(`content of ${url}`),
      last_http_response_headers: {
        'content-type': 'text/html; charset=utf-8',
        date: new Date(seconds * 1000).toUTCString(),
        server: prng.pick(['nginx', 'Apache/2.4', 'cloudsim']),
      },
      threat_names: prng.chance(0.2) ? [`Mal/${prng.pick(THREATS)}-${prng.hex(4)}`] : [],
    });
  }
  if (prng.chance(0.59)) attributes.has_content = prng.chance(0.1);
  if (prng.chance(0.57)) attributes.title = prng.pick(TITLES);
  if (prng.chance(0.54)) attributes.html_meta = { viewport: ['width=device-width, initial-scale=1'] };
  if (prng.chance(0.46)) {
    attributes.trackers = {
      'Sim Analytics': [
        { id: `SA-${prng.int(1000, 9999)}`, timestamp: seconds, url: 'https://stats.example/a.js' },
      ],
    };
  }
  if (prng.chance(0.15))
    attributes.outgoing_links = ['https://www.weiter.example/', 'https://karte.weiter.example/?q=1'];
  if (prng.chance(0.09)) attributes.last_http_response_cookies = { session: prng.hex(16) };
  if (prng.chance(0.07)) attributes.tld = 'example';
  if (prng.chance(0.04)) attributes.targeted_brand = { phishlist: 'Paketdienst' };
  if (prng.chance(0.05)) {
    attributes.user_agent = 'Mozilla/5.0 (X11; Linux x86_64)';
    attributes.console_messages = [];
  }
  return attributes;
}
