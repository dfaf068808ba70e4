/** What only a click may ask of the browser about pages; handed in by the entrypoint (see `download-doors`). */
export interface PageDoors {
  /** Lets scripts of Assay's run on one site, `https://mail.example`; false when refused. */
  readonly requestSite: (site: string) => Promise<boolean>;
  /** The same for all sites. */
  readonly requestEverySite: () => Promise<boolean>;
  /** Gives the permission for all sites back and asks for what went with it; false when that stays lost. */
  readonly leaveEverySite: () => Promise<boolean>;
}
