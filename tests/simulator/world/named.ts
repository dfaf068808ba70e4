/*
 * The world's named inhabitants: what tests, screenshots and the demo ask for by name. All hosts are made up and
 * all addresses lie in the ranges kept for documentation.
 */

/** 14 malicious, 2 suspicious, 58 harmless, 18 undetected of 92; 3 hours old; 5 comments; votes 2 to 31. */
export const MALICIOUS_URL =
  'https://secure.paketdienst-zoll.example/de/track/freigabe?id=84213907&src=mail&lang=de';
/** Where MALICIOUS_URL leads. */
export const MALICIOUS_FINAL_URL = 'https://cdn-verify.example/p/2f/index.php';
/** 0 of 93 (66 harmless, 27 undetected, 3 without an answer); 4 hours old; 4 harmless votes. */
export const CLEAN_URL = 'https://docs.beispiel-verlag.example/handbuch/';
/** 1 of 92: Lionic says malicious; 2 days old. */
export const SUSPICIOUS_URL = 'https://werkzeug-portal.example/download';
/** 0 of 90, analysed 47 days ago. */
export const OLD_URL = 'https://wiki.labor-sued.example/index.php';
/** A report in which every engine timed out. */
export const NO_ANSWER_URL = 'https://still.ruhe-am-see.example/';
/** Not in the world; a scan finds 0 of 92. */
export const UNKNOWN_URL = 'https://konto.stadtwerke-aue.example/rechnung?nr=2026-0914';
/** Not in the world; a scan finds 5 malicious. */
export const UNKNOWN_MALICIOUS_URL = 'https://bonus.gutschein-blitz.example/einloesen';
/** Title, labels, tags, categories and comments full of HTML, bidi, zero-width and very long text. */
export const HOSTILE_URL = 'https://evil.markup-zirkus.example/x';
/** Whois, certificates, records and names of the same kind; MARKUP and so on stand in `hostile.ts`. */
export const HOSTILE_DOMAIN = 'markup-zirkus.example';
/** Names, signature, rules and behaviour of the same kind. */
export const HOSTILE_FILE = 'badc0de5'.repeat(8);
/** Nobody flags it, 9056 voted malicious and 13621 harmless. */
export const GAMED_URL = 'https://www.suchmaschine.example/';
/** 95 comments: three pages at the largest page size. */
export const TALKED_ABOUT_URL = 'https://forum.viel-gerede.example/thema/1';

/** Malicious by 9 engines; has subdomains, resolutions, whois, certificates. */
export const MALICIOUS_DOMAIN = 'paketdienst-zoll.example';
export const CLEAN_DOMAIN = 'beispiel-verlag.example';
/** 137 resolutions, 64 subdomains. */
export const LARGE_DOMAIN = 'grosse-cloud.example';
/** A report without `last_analysis_*`, as old ones are. */
export const BARE_DOMAIN = 'karge-angaben.example';

/** Suspicious: 1 of 90. */
export const SUSPICIOUS_IP = '203.0.113.87';
export const CLEAN_IP = '198.51.100.7';
export const CLEAN_IPV6 = '2001:db8:20::7';

/** 47 of 72 malicious; named `Rechnung_2026-09-14.pdf.exe`. */
export const maliciousFileBytes = (): Buffer => Buffer.from('assay-simulator-malicious-1\n');
export const MALICIOUS_FILE = {
  sha256: '16c08276d44596344e969ba3df0449662ebd7c1d905fe9e3dfad9cd38a36b1d4',
  sha1: 'c8d8f4dcd63d50afcaaebbc7880bcad972b87cea',
  md5: 'edbc9f4455218431d656efd11162c9fe',
  name: 'Rechnung_2026-09-14.pdf.exe',
} as const;

/** 0 of 70, all undetected. */
export const cleanFileBytes = (): Buffer => Buffer.from('assay-simulator-clean-1\n');
export const CLEAN_FILE = {
  sha256: '55b4d03312f35e52987de808c0e09727edd2a94c929c1c343c8ff38cba483a3b',
  sha1: 'f70041afe0f78ea5b240643a9a1ffa1bc68d894c',
  md5: '196b584fcd812dc46315b17a0db32acc',
  name: 'messreihe-2026-08.csv',
} as const;

/** Not in the world; a scan finds nothing. */
export const unknownFileBytes = (): Buffer => Buffer.from('assay-simulator-unknown-1\n');
