import type { UrlDetails } from '@/utils/domain/details';
import { entriesOf, longTexts, namedTexts } from './schema-lists';
import { parseContentSha256, URL_MAX } from './schema-url';
import { countOf, type Fields, fieldsOf, textOf } from './schema-value';

/** The rest of a URL object (virustotal-api.md §3). */
export function parseUrlDetails(attributes: Fields): UrlDetails {
  return {
    finalUrl: textOf(attributes.last_final_url, URL_MAX),
    redirects: longTexts(attributes.redirection_chain),
    httpStatus: countOf(attributes.last_http_response_code),
    headers: namedTexts(attributes.last_http_response_headers),
    cookies: namedTexts(attributes.last_http_response_cookies),
    title: textOf(attributes.title),
    metaTags: namedTexts(attributes.html_meta),
    trackers: entriesOf(attributes.trackers, (name, seen) => ({ name, urls: urlsOf(seen) })),
    outgoingLinks: longTexts(attributes.outgoing_links),
    contentSha256: parseContentSha256(attributes),
    contentLength: countOf(attributes.last_http_response_content_length),
    categories: namedTexts(attributes.categories),
    threatNames: longTexts(attributes.threat_names),
  };
}

function urlsOf(seen: unknown): readonly string[] {
  return Array.isArray(seen) ? longTexts(seen.map((one) => fieldsOf(one).url)) : [];
}
