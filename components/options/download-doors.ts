/**
 * What only a click may ask of the browser, handed in by the entrypoint because components do not know the
 * browser. Each has to be called in the very turn of the click (platform.md §2.3).
 */
export interface DownloadDoors {
  /** Permission to see finished downloads and to tell of them; false when refused. */
  readonly requestDownloads: () => Promise<boolean>;
  /** Permission to read `file://`, which Chrome gives once its switch is on; false when refused. */
  readonly requestFiles: () => Promise<boolean>;
  /** Opens the browser's page about Assay, where that switch is. */
  readonly openExtensionPage: () => Promise<void>;
}
