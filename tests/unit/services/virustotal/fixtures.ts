/** Made-up replies to VirusTotal's shapes (virustotal-api.md §0–§8); nothing in them is anybody's. */
export const NOW = Date.UTC(2031, 4, 6, 7, 8, 9);
export const SECONDS = Math.floor(NOW / 1000);
export const URL_ID = 'ab'.repeat(32);
export const FILE_ID = 'cd'.repeat(32);
/** The key that must never show up anywhere but in the header. */
export const CANARY = 'c0ffee5a'.repeat(8);

export type Json = Record<string, unknown>;

export const STATS = { harmless: 60, malicious: 2, suspicious: 1, timeout: 3, undetected: 24 };

/** Engines that add up to these totals. */
export function results(stats: Readonly<Record<string, number>> = STATS): Json {
  const entries = Object.entries(stats).flatMap(([category, count]) =>
    Array.from({ length: count }, (_, index) => {
      const name = `Engine ${category} ${index}`;
      const result = category === 'malicious' ? 'phishing' : null;
      return [name, { category, engine_name: name, method: 'blacklist', result }] as const;
    }),
  );
  return Object.fromEntries(entries);
}

const COMMON = {
  last_analysis_stats: STATS,
  last_analysis_results: results(),
  last_analysis_date: SECONDS - 3_600,
  first_submission_date: SECONDS - 86_400 * 30,
  last_submission_date: SECONDS - 3_700,
  times_submitted: 7,
  reputation: -12,
  total_votes: { harmless: 1, malicious: 4 },
  categories: { 'Vendor A': 'phishing', 'Vendor B': 'phishing', 'Vendor C': 'newly seen' },
  tags: ['multiple-redirects'],
};

export function urlObject(attributes: Json = {}): Json {
  return {
    type: 'url',
    id: URL_ID,
    links: { self: `https://www.virustotal.com/api/v3/urls/${URL_ID}` },
    attributes: {
      ...COMMON,
      url: 'http://parcel-notice.example/track?id=4',
      last_final_url: 'https://login.parcel-notice.example/',
      redirection_chain: ['http://parcel-notice.example/track?id=4', 'http://hop.example/'],
      title: 'Parcel notice',
      last_http_response_code: 200,
      last_http_response_content_sha256: FILE_ID,
      last_http_response_content_length: 5_120,
      threat_names: ['Kit.Parcel'],
      ...attributes,
    },
  };
}

export function fileObject(attributes: Json = {}): Json {
  return {
    type: 'file',
    id: FILE_ID,
    attributes: {
      ...COMMON,
      md5: '11'.repeat(16),
      sha1: '22'.repeat(20),
      sha256: FILE_ID,
      size: 734_003,
      names: ['setup.exe', 'invoice.exe'],
      meaningful_name: 'setup.exe',
      type_description: 'Win32 EXE',
      magic: 'PE32 executable',
      popular_threat_classification: { suggested_threat_label: 'trojan.made/up' },
      signature_info: { verified: 'Signed', signers: 'Example Software; Example Root' },
      ...attributes,
    },
  };
}

export function domainObject(attributes: Json = {}): Json {
  const own = { registrar: 'Example Registrar', creation_date: SECONDS - 86_400 * 400 };
  return { type: 'domain', id: 'parcel-notice.example', attributes: { ...COMMON, ...own, ...attributes } };
}

export function addressObject(attributes: Json = {}): Json {
  const own = { as_owner: 'Example Net', asn: 64_500, country: 'ZZ', network: '203.0.113.0/24' };
  return { type: 'ip_address', id: '203.0.113.7', attributes: { ...COMMON, ...own, ...attributes } };
}

export function commentObject(attributes: Json = {}): Json {
  const votes = { positive: 3, negative: 1, abuse: 0 };
  const text = '<img src=x onerror=alert(1)> seen in a #phish mail';
  const own = {
    date: SECONDS - 60,
    text,
    html: '<b>made by the server</b>',
    tags: ['phish', '_:public'],
    votes,
  };
  return { type: 'comment', id: `u-${URL_ID}-0badcafe`, attributes: { ...own, ...attributes } };
}

export function voteObject(attributes: Json = {}): Json {
  return {
    type: 'vote',
    id: 'v-1',
    attributes: { date: SECONDS - 60, verdict: 'malicious', value: -7, ...attributes },
  };
}
