import { useEffect, useState } from 'preact/hooks';
import type { ObjectRef } from '@/utils/domain/community';
import type { SectionName } from '@/utils/domain/report-section';
import { useNow } from '../parts/use-now';
import { useSurroundings } from './surroundings';

/**
 * The time in ms until a section that is read can be asked for; null while none is waited for. The background is
 * asked once a second: it alone knows the line, and it is awake for as long as somebody waits.
 */
export function useSlotWait({ kind, id }: ObjectRef, section: SectionName, loading: boolean): number | null {
  const { call } = useSurroundings();
  const now = useNow(loading);
  const [until, setUntil] = useState<number | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked anew with every tick of `now`.
  useEffect(() => {
    if (!loading) return setUntil(null);
    let gone = false;
    void call('sectionWait', { kind, id, section }).then((reply) => {
      if (!gone) setUntil(reply.ok ? reply.value : null);
    });
    return () => {
      gone = true;
    };
  }, [call, kind, id, section, loading, now]);
  return until === null ? null : Math.max(0, until - now);
}
