import { parseHost } from '@/utils/domain/host';
import type { IndicatorKind } from '@/utils/domain/indicator';
import type { Report } from '@/utils/domain/report';
import type { Read } from './call';
import { readReport } from './schema-report';

/*
 * A report of exactly the object that was asked for: a reply about another one, from a gateway's cache for
 * instance, would be its verdict under this one's name. URLs asked for by their text cannot be
 * compared, because VirusTotal canonicalizes them on its side (virustotal-api.md §3).
 */

/** By MD5, SHA-1 or SHA-256. */
export function readFileAsked(hash: string): Read<Report> {
  const asked = hash.toLowerCase();
  return reportOf('file', ({ file }) => [file?.md5, file?.sha1, file?.sha256].includes(asked));
}

/** A URL by VirusTotal's own id. */
export function readUrlAsked(id: string): Read<Report> {
  return reportOf('url', (report) => report.id === id.toLowerCase());
}

/** By name or address, in whatever spelling (RFC 5952 for IPv6). */
export function readHostAsked(kind: 'domain' | 'ip', host: string): Read<Report> {
  return reportOf(kind, ({ id }) => canonical(id) === canonical(host));
}

function reportOf(kind: IndicatorKind, isAsked: (report: Report) => boolean): Read<Report> {
  const read = readReport(kind);
  return (body, context) => {
    const report = read(body, context);
    return report && isAsked(report) ? report : undefined;
  };
}

function canonical(host: string): string {
  return parseHost(host.includes(':') ? `[${host}]` : host)?.value ?? host.toLowerCase();
}
