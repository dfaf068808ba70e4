import type { UrlFacts } from '@/utils/domain/report';
import { countOf, type Fields, textOf, textsOf } from './schema-value';

/** Longest address kept; what is longer cannot be asked for either (faults.md §5.27). */
export const URL_MAX = 8_192;

/** A URL object's own attributes (virustotal-api.md §3); undefined without the URL itself. */
export function parseUrlFacts(attributes: Fields): UrlFacts | undefined {
  const url = textOf(attributes.url, URL_MAX);
  if (url === null) return undefined;
  return {
    url,
    finalUrl: textOf(attributes.last_final_url, URL_MAX),
    redirects: textsOf(attributes.redirection_chain),
    title: textOf(attributes.title),
    httpStatus: countOf(attributes.last_http_response_code),
    contentSha256: parseContentSha256(attributes),
    contentLength: countOf(attributes.last_http_response_content_length),
    threatNames: textsOf(attributes.threat_names),
  };
}

/** The hash of what VirusTotal got from the address; null for anything but a SHA-256. */
export function parseContentSha256(attributes: Fields): string | null {
  const hash = textOf(attributes.last_http_response_content_sha256);
  return hash !== null && /^[0-9a-f]{64}$/.test(hash) ? hash : null;
}
