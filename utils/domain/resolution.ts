/** That a name once led to an address, and when VirusTotal last saw it; `at` is Unix milliseconds. */
export interface Resolution {
  readonly id: string;
  readonly host: string;
  readonly address: string;
  readonly at: number | null;
}
