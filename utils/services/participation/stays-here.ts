import type { ObjectRef } from '@/utils/domain/community';
import type { Failure } from '@/utils/domain/failure';
import { decide } from '@/utils/domain/privacy-gate';
import type { ParticipationParts } from './parts';

/**
 * Why nothing may be said about an object, or null. The name of a host leaves with what is said about it; of an
 * address and a file only the id does. Rejects when the settings cannot be read.
 */
export async function staysHere(
  { settings }: Pick<ParticipationParts, 'settings'>,
  { kind, id }: ObjectRef,
): Promise<Failure | null> {
  const { privateHosts } = await settings();
  if (kind === 'url' || kind === 'file') return null;
  const decision = decide({ kind, value: id }, { privateHosts });
  if (decision.decision !== 'private') return null;
  return { tag: 'private', rule: decision.rule, host: decision.host };
}
