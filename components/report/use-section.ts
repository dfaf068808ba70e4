import { useEffect, useState } from 'preact/hooks';
import type { ObjectRef } from '@/utils/domain/community';
import type { SectionName } from '@/utils/domain/report-section';
import type { SectionStore, SectionView } from './section-store';

/** One section, drawn anew with every change of it; what is kept is taken at the first drawing. */
export function useSection(store: SectionStore, object: ObjectRef, section: SectionName): SectionView {
  const { kind, id } = object;
  const [view, setView] = useState(() => store.view(object, section));
  useEffect(() => {
    const look = (): void => setView(store.view({ kind, id }, section));
    const stop = store.onChange(look);
    store.wake({ kind, id }, section);
    look();
    return stop;
  }, [store, kind, id, section]);
  return view;
}
