/** What is shown of the way around a gateway: never the key itself. */
export interface DirectState {
  /** The last four characters of the key of one's own; null where there is none. */
  readonly ending: string | null;
  /** VirusTotal refused it, so it is not used until one is saved again. */
  readonly refused: boolean;
  /** Until when VirusTotal is asked directly (Unix ms); null while the gateway is asked. */
  readonly until: number | null;
}
