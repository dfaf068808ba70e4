import type { ObjectRef } from '@/utils/domain/community';
import type { Participation } from '@/utils/domain/participation';
import { createParticipation } from '@/utils/services/participation/participation';
import { createOutboxTable } from '@/utils/services/participation/table';
import type { Sections } from '@/utils/services/report/sections';
import type { Core, CoreOutside } from './compose-core';

/** Where changes of the outbox are told. */
export interface OutboxListeners {
  changed(): void;
}

/** Taking part: votes, comments, and what is said about comments. */
export function composeParticipation(
  { clock, holdsKey, lanes, onBug, readSettings, storage, vault }: Core,
  { sections }: { readonly sections: Sections },
  { newId, keepAwake }: Pick<CoreOutside, 'newId' | 'keepAwake'>,
  listeners: OutboxListeners,
) {
  /** The kept page without it would be wrong; the next look reads it anew. */
  function forget(object: ObjectRef, { act }: Participation): void {
    sections
      .forget(object, act === 'vote' ? 'votes' : 'comments')
      .catch((error: unknown) => onBug('outbox', error));
  }

  const participation = createParticipation({
    ...{ clock, holdsKey, keepAwake, lanes, newId, onBug, vault },
    settings: readSettings,
    table: createOutboxTable(storage),
    onChange: listeners.changed,
    onPublished: forget,
  });
  return { participation };
}
