import { BACKUP_PARTS, type Backup, type BackupPart } from '@/utils/domain/backup';
import { differing, restored } from '@/utils/domain/backup-settings';
import type { ManagedView } from '@/utils/domain/managed-settings';
import type { Settings } from '@/utils/domain/settings';

export type How = 'leave' | 'merge' | 'replace';

/** What becomes of each part that a backup has; parts that it has not are left. */
export type RestorePlan = Readonly<Record<BackupPart, How>>;

/** Everything that is there is added to what is here; the key only once the user says so. */
export function firstPlan(backup: Backup): RestorePlan {
  const plan = BACKUP_PARTS.map((part) => [
    part,
    backup[part] === null || part === 'secrets' ? 'leave' : 'merge',
  ]);
  return Object.fromEntries(plan) as Record<BackupPart, How>;
}

export function partsOf(backup: Backup): readonly BackupPart[] {
  return BACKUP_PARTS.filter((part) => backup[part] !== null);
}

/** The user's own settings as they would be, and which would change: none that an administrator has set. */
export function settingsAfter(
  { settings }: Backup,
  how: How,
  { own, locked }: Pick<ManagedView, 'own' | 'locked'>,
): {
  readonly next: Settings;
  readonly changes: readonly (keyof Settings)[];
  readonly locked: readonly (keyof Settings)[];
} {
  if (settings === null || how === 'leave') return { next: own, changes: [], locked: [] };
  const wanted = restored(own, settings, how);
  const kept = Object.fromEntries(locked.map((field) => [field, own[field]])) as Partial<Settings>;
  const next = { ...wanted, ...kept };
  return {
    next,
    changes: differing(own, next),
    locked: differing(wanted, next),
  };
}
