import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Settings } from '@/utils/domain/settings';

/** The settings that an administrator has set, for every row of the page. */
export const Locked = createContext<ReadonlySet<keyof Settings>>(new Set());

/** Whether an administrator has set this, so that it cannot be changed here. */
export function useLocked(setting: keyof Settings | undefined): boolean {
  const locked = useContext(Locked);
  return setting !== undefined && locked.has(setting);
}
