import { startGallerySite } from './gallery-site';

/** Where the workers find the gallery. */
export const GALLERY = 'ASSAY_GALLERY';

/** Playwright’s global setup: one build and one server for all workers; what is returned ends them. */
// biome-ignore lint/style/noDefaultExport: this is how Playwright takes it.
export default async function serveGallery(): Promise<() => Promise<void>> {
  const site = await startGallerySite();
  process.env[GALLERY] = site.address;
  return () => site.stop();
}
