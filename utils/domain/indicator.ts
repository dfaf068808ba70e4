/** What Assay can ask VirusTotal about. */
export type IndicatorKind = 'url' | 'domain' | 'ip' | 'file';

/**
 * One thing to check, in the form in which it is shown and asked for:
 * a URL as typed after refanging, a lower-case ASCII domain, a canonical IPv4/IPv6 address, or a lower-case
 * MD5, SHA-1 or SHA-256.
 */
export interface Indicator {
  readonly kind: IndicatorKind;
  readonly value: string;
}

/** Whether VirusTotal can be made to look again at one by its own request: hosts have none (virustotal-api.md §3 to §5). */
export function canRescan(kind: IndicatorKind): boolean {
  return kind === 'url' || kind === 'file';
}

/** One string for one indicator: equal keys are one check, one cache entry, one list row. */
export function indicatorKey(indicator: Indicator): string {
  return `${indicator.kind}:${indicator.value}`;
}

export type HashName = 'MD5' | 'SHA-1' | 'SHA-256';

/** By length only: nobody can tell a Git SHA-1 from a file's (faults.md §5.9). */
export function hashName(hash: string): HashName | undefined {
  if (!/^[0-9a-f]+$/.test(hash)) return undefined;
  return ({ 32: 'MD5', 40: 'SHA-1', 64: 'SHA-256' } as const)[hash.length];
}
