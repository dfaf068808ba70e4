import type { ObjectRef } from '@/utils/domain/community';
import type { Failure } from '@/utils/domain/failure';
import { nextCursor, type SectionName, type SectionPage } from '@/utils/domain/report-section';
import { totalOf } from '@/utils/domain/section-total';
import type { Call } from '@/utils/rpc/client';

/** One section of one object as the page knows it. */
export interface SectionView {
  /** The pages that were read, in order; empty before the first. */
  readonly pages: readonly SectionPage[];
  readonly loading: boolean;
  /** Why the last try failed; what was there before stays. */
  readonly failure: Failure | null;
  /** How often it was read by this page; what was kept from before is no reading. */
  readonly readings: number;
  /** How many there are, where that is known. */
  readonly total: number | null;
}

/**
 * The sections of a report and of everything in its tree. Reading what is kept costs nothing and happens when a
 * section is first drawn; a request leaves only by `load`, `more`, `refresh` and `retry`.
 */
export interface SectionStore {
  view(object: ObjectRef, section: SectionName): SectionView;
  /** Takes what is kept, once. No request. */
  wake(object: ObjectRef, section: SectionName): void;
  /** What is known of every section of the report's own object. No request. */
  wakeAll(object: ObjectRef): Promise<void>;
  /** The first page, unless there is one: one request. */
  load(object: ObjectRef, section: SectionName): Promise<void>;
  /** The page after the last: one request. */
  more(object: ObjectRef, section: SectionName): Promise<void>;
  /** The first page anew, in place of all: one request. */
  refresh(object: ObjectRef, section: SectionName): Promise<void>;
  /** What failed, once more: one request. */
  retry(object: ObjectRef, section: SectionName): Promise<void>;
  /** Gives back the slot that a page waits for. */
  stop(object: ObjectRef, section: SectionName): void;
  /** Called at every change, until the returned function is called. */
  onChange(listener: () => void): () => void;
}

const NOTHING: SectionView = { pages: [], loading: false, failure: null, readings: 0, total: null };

/** `checkId` is the check that the report came with: what a private window read is not kept. */
export function createSectionStore(call: Call, checkId: string): SectionStore {
  const views = new Map<string, SectionView>();
  const woken = new Map<string, Promise<void>>();
  /** Another tab may wait for the same page: each gives up only its own waiting. */
  const asker = `${checkId} ${performance.timeOrigin}`;
  /** What each section was last asked for. */
  const cursors = new Map<string, string | null>();
  const listeners = new Set<() => void>();
  const keyOf = ({ kind, id }: ObjectRef, section: SectionName): string => `${section} ${kind} ${id}`;
  const view = (object: ObjectRef, section: SectionName): SectionView =>
    views.get(keyOf(object, section)) ?? NOTHING;

  function change(object: ObjectRef, section: SectionName, over: Partial<SectionView>): void {
    views.set(keyOf(object, section), { ...view(object, section), ...over });
    for (const listener of [...listeners]) listener();
  }

  async function takeKept({ kind, id }: ObjectRef, section: SectionName): Promise<void> {
    const kept = await call('keptSection', { kind, id, section });
    // Somebody may have asked for it anew meanwhile; that answer is the newer one.
    if (!kept.ok || kept.value.length === 0 || view({ kind, id }, section).pages.length > 0) return;
    change({ kind, id }, section, { pages: kept.value, total: totalOf(kept.value) });
  }

  function wake(object: ObjectRef, section: SectionName): Promise<void> {
    const key = keyOf(object, section);
    const taken = woken.get(key) ?? takeKept(object, section);
    woken.set(key, taken);
    return taken;
  }

  async function read({ kind, id }: ObjectRef, section: SectionName, cursor: string | null): Promise<void> {
    const object = { kind, id };
    if (view(object, section).loading) return;
    cursors.set(keyOf(object, section), cursor);
    change(object, section, { loading: true, failure: null });
    const reply = await call('readSection', { ...object, section, cursor, checkId, asker });
    if (!reply.ok) {
      const stopped = reply.failure.tag === 'cancelled';
      return change(object, section, { loading: false, failure: stopped ? null : reply.failure });
    }
    const before = cursor === null ? [] : view(object, section).pages;
    const pages = [...before, reply.value];
    const readings = view(object, section).readings + 1;
    change(object, section, { loading: false, pages, readings, total: totalOf(pages) });
  }

  return {
    view,
    wake: (object, section) => void wake(object, section),
    async wakeAll({ kind, id }) {
      const known = await call('listSections', { kind, id });
      if (!known.ok) return;
      for (const { section, total, failure } of known.value) {
        if (view({ kind, id }, section) === NOTHING) change({ kind, id }, section, { total, failure });
      }
    },
    load: async (object, section) => {
      // What is kept is not paid for again because somebody was faster than the background.
      await wake(object, section);
      if (view(object, section).pages.length === 0) await read(object, section, null);
    },
    more: async (object, section) => {
      const cursor = cursorAfter(view(object, section));
      if (cursor !== null) await read(object, section, cursor);
    },
    refresh: (object, section) => read(object, section, null),
    retry: (object, section) => read(object, section, cursors.get(keyOf(object, section)) ?? null),
    stop({ kind, id }, section) {
      void call('stopSection', { kind, id, section, asker });
    },
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** What asks for the page after the last one, or null at the end. */
export function cursorAfter({ pages }: SectionView): string | null {
  const last = pages.at(-1);
  return last ? nextCursor(last.content) : null;
}
