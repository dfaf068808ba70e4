import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * A profile that saves downloads without a question into a folder of its own; both gone after `remove`. What pages
 * and extensions keep in databases may be on another disk than the rest.
 */
export interface DownloadProfile {
  readonly profile: string;
  readonly folder: string;
  remove(): void;
}

export function createDownloadProfile(databases?: string): DownloadProfile {
  const root = mkdtempSync(join(tmpdir(), 'assay-downloads-'));
  const profile = join(root, 'profile');
  const folder = join(root, 'files');
  mkdirSync(join(profile, 'Default'), { recursive: true });
  mkdirSync(folder);
  if (databases !== undefined) symlinkSync(databases, join(profile, 'Default', 'IndexedDB'));
  const preferences = {
    download: { default_directory: folder, prompt_for_download: false, directory_upgrade: true },
    // The second download that no click began is blocked otherwise (platform.md §2.6).
    profile: { default_content_setting_values: { automatic_downloads: 1 } },
    // Programs from a server that nobody knows are held back until a person keeps them.
    safebrowsing: { enabled: false },
  };
  writeFileSync(join(profile, 'Default', 'Preferences'), JSON.stringify(preferences));
  return { profile, folder, remove: () => rmSync(root, { recursive: true, force: true }) };
}
