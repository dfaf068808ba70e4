/**
 * Asks the browser to let Assay contact this origin (`https://gateway.example`), and answers whether it may.
 * It has to be called in the very turn of a click or key press (platform.md §2.3). Handed in by the
 * entrypoint, because components do not know the browser.
 */
export type RequestOrigin = (origin: string) => Promise<boolean>;
