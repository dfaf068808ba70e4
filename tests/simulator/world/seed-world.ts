import { urlId } from '../canonical/url-id';
import type { World } from '../store/world';
import { seedGeneratedFiles } from './generate-files';
import { seedGeneratedHosts } from './generate-hosts';
import { seedGeneratedUrls } from './generate-urls';
import { seedHostile } from './hostile';
import { seedHostileRelations } from './hostile-relations';
import { UNKNOWN_MALICIOUS_URL, UNKNOWN_URL } from './named';
import { seedNamedFiles } from './named-files';
import { seedNamedHosts } from './named-hosts';
import { seedNamedUrls } from './named-urls';

/** Fills an empty world: the named objects and some two hundred in all, the same at every start but for the dates. */
export function seedWorld({ clock, store, scans }: World): void {
  const now = clock.seconds();
  seedNamedUrls(store, now);
  seedHostile(store, now);
  seedHostileRelations(store, now);
  seedNamedHosts(store, now);
  seedNamedFiles(store, now);
  seedGeneratedUrls(store, now);
  seedGeneratedHosts(store, now);
  seedGeneratedFiles(store, now);
  scans.setOutcome(urlId(UNKNOWN_URL) ?? '', { harmless: 66, undetected: 26 });
  scans.setOutcome(urlId(UNKNOWN_MALICIOUS_URL) ?? '', {
    malicious: 5,
    suspicious: 1,
    harmless: 60,
    undetected: 26,
  });
}
