import type { ManagedView } from '@/utils/domain/managed-settings';
import { type Result, success } from '@/utils/domain/result';
import type { Settings } from '@/utils/domain/settings';
import type { Services } from './compose';

/** What the settings page shows of an administrator's policy. */
export async function managedView({
  settings,
  mayReach,
}: Pick<Services, 'settings' | 'mayReach'>): Promise<Result<ManagedView>> {
  const parts = await settings.parts();
  if (!parts.ok) return parts;
  const { own, managed, lost } = parts.value;
  const { apiAddress } = managed.settings;
  const origin = apiAddress === undefined ? null : new URL(apiAddress).origin;
  return success({
    locked: Object.keys(managed.settings) as readonly (keyof Settings)[],
    privateHosts: managed.privateHosts,
    key: managed.key !== null,
    webhook: managed.webhook !== null,
    problems: managed.problems,
    unreachable: origin !== null && !(await mayReach(origin)) ? origin : null,
    own,
    lost,
  });
}
