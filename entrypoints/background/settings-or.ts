import type { Result } from '@/utils/domain/result';
import { DEFAULT_SETTINGS, type Settings } from '@/utils/domain/settings';

/** For what sends: without the settings nobody knows what may leave and where to, so it must not go on. */
export async function orThrow(read: Promise<Result<Settings>>): Promise<Settings> {
  const settings = await read;
  if (settings.ok) return settings.value;
  const { failure } = settings;
  throw new Error(failure.tag === 'internal' ? failure.detail : failure.tag, { cause: failure });
}

/** For what only counts: the usual reserve does where the user's own is not known. */
export async function orDefaults(read: Promise<Result<Settings>>): Promise<Settings> {
  const settings = await read;
  return settings.ok ? settings.value : DEFAULT_SETTINGS;
}
