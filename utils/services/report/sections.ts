import type { ObjectRef } from '@/utils/domain/community';
import { MINUTE } from '@/utils/domain/duration';
import type { Failure } from '@/utils/domain/failure';
import { decide } from '@/utils/domain/privacy-gate';
import type { Wait } from '@/utils/domain/quota';
import {
  SECTIONS_OF,
  type SectionName,
  type SectionPage,
  type SectionState,
} from '@/utils/domain/report-section';
import { failed, type Result, success } from '@/utils/domain/result';
import { totalOf } from '@/utils/domain/section-total';
import type { Settings } from '@/utils/domain/settings';
import type { Clock } from '../clock';
import type { Lanes } from '../quota/lanes';
import { sendPatiently } from '../quota/patiently';
import { reportKey } from '../storage/reports';
import type { SectionCache } from '../storage/sections';
import { nothingThere, sectionRequest } from './section-request';
import { createShared } from './shared';

export type SectionRef = ObjectRef & { readonly section: SectionName };
export type SectionPageRef = SectionRef & { readonly cursor: string | null };

/** What can be read about an object besides its report. Only `read` sends anything. */
export interface Sections {
  list(ref: ObjectRef): Promise<readonly SectionState[]>;
  /** A private window's look leaves no trace. */
  kept(ref: SectionRef, look: { readonly leaveTrace: boolean }): Promise<readonly SectionPage[]>;
  /**
   * One request; who asks for the same meanwhile gets the same answer. With `keep` false (a private window) the
   * page is handed on and forgotten. `asker` is whoever may `stop` it.
   */
  read(
    page: SectionPageRef,
    how: { readonly keep: boolean; readonly asker?: string },
  ): Promise<Result<SectionPage>>;
  /**
   * This asker waits no longer; the slot is given back when nobody else does. What is in the air is paid for: its
   * answer still comes, but once only.
   */
  stop(ref: SectionRef, asker?: string): void;
  /** Until when its request waits for a slot (Unix ms); null where none does, and once it has left. */
  waitsUntil(ref: SectionRef): number | null;
  /** Something was published there: what is kept of it is not true any more. */
  forget(ref: ObjectRef, section: SectionName): Promise<Result<null>>;
}

export interface SectionParts {
  readonly lanes: Lanes;
  readonly cache: SectionCache;
  readonly clock: Clock;
  /** Rejects when they cannot be read: then nothing is sent. */
  readonly settings: () => Promise<Pick<Settings, 'privateHosts'>>;
  /** Keeps the worker from being stopped for idleness until the returned function is called. */
  readonly keepAwake: () => () => void;
}

/** Somebody may open every section of a domain at once: at four a minute the last one leaves in the third. */
const WAIT_AT_MOST = 4 * MINUTE;

const STOPPED: Result<SectionPage> = failed({ tag: 'cancelled', sent: 0 });

/** What is wrong with the key, the list or the line is no section's: the next reading may well come through. */
const OF_NO_SECTION: ReadonlySet<Failure['tag']> = new Set<Failure['tag']>([
  'cancelled',
  'no-key',
  'wrong-key',
  'inactive-user',
  'permission-missing',
  'private',
  'offline',
  'quota',
  'too-many-requests',
]);

export function createSections({ lanes, cache, clock, settings, keepAwake }: SectionParts): Sections {
  const shared = createShared<Result<SectionPage>>();
  /** Why the last try failed; memory is enough for that. */
  const failures = new Map<string, Failure>();
  /** How often something was published there: an answer that was asked for before is not kept. */
  const published = new Map<string, number>();
  /** What waits for a slot, and until when; as short-lived as the waiting itself. */
  const waits = new Map<string, number>();

  async function ask(page: SectionPageRef, signal: AbortSignal): Promise<Result<SectionPage>> {
    const stays = await staysHere(page);
    if (stays) return failed(stays);
    const { section, cursor } = page;
    const key = sectionKey(page);
    const request = {
      ...sectionRequest(page, section, cursor),
      signal,
      onWait: ({ until }: Wait) => void waits.set(key, until),
      onLeave: async () => void waits.delete(key),
    };
    const reply = await sendPatiently(lanes, clock, request, WAIT_AT_MOST);
    waits.delete(key);
    if (reply.ok) return success({ section, cursor, content: reply.value, fetchedAt: clock.now() });
    const nothing = reply.failure.tag === 'not-found' ? nothingThere(section) : null;
    if (!nothing) return failed(reply.failure);
    return success({ section, cursor, content: nothing, fetchedAt: clock.now() });
  }

  /** The name of a host leaves with each of its sections; of an address and a file only the id does. */
  async function staysHere({ kind, id }: ObjectRef): Promise<Failure | null> {
    const { privateHosts } = await settings();
    if (kind === 'url' || kind === 'file') return null;
    const decision = decide({ kind, value: id }, { privateHosts });
    if (decision.decision !== 'private') return null;
    return { tag: 'private', rule: decision.rule, host: decision.host };
  }

  async function answer(page: SectionPageRef, keep: boolean, asked: Promise<Result<SectionPage>>) {
    // What waits for its slot is in no database: a page waits for it, and nobody would go on with it.
    const release = keepAwake();
    const section = sectionKey(page);
    const before = published.get(section);
    const reply = await asked.finally(release);
    if (reply.ok) failures.delete(section);
    else if (!OF_NO_SECTION.has(reply.failure.tag)) failures.set(section, reply.failure);
    if (reply.ok && keep && published.get(section) === before) await cache.keep(reportKey(page), reply.value);
    return reply;
  }

  return {
    async list(ref) {
      const pages = await cache.firstPages(reportKey(ref), SECTIONS_OF[ref.kind], clock.now());
      return SECTIONS_OF[ref.kind].map((section) => {
        const first = pages.find((page) => page.section === section);
        const failure = failures.get(sectionKey({ ...ref, section })) ?? null;
        return { section, keptAt: first?.fetchedAt ?? null, total: totalOf(first ? [first] : []), failure };
      });
    },

    kept: (ref, { leaveTrace }) => cache.pages(reportKey(ref), ref.section, { now: clock.now(), leaveTrace }),

    read(page, { keep, asker }) {
      // Not offered, because a public key is refused there; and a request would be spent on that.
      if (!SECTIONS_OF[page.kind].includes(page.section))
        return Promise.resolve(failed({ tag: 'forbidden' }));
      const key = `${keep} ${sectionKey(page)} ${page.cursor ?? ''}`;
      const start = (signal: AbortSignal) => answer(page, keep, ask(page, signal));
      return shared.join({ key, group: sectionKey(page), asker }, start, STOPPED);
    },

    stop: (ref, asker) => shared.leave(sectionKey(ref), asker),

    waitsUntil: (ref) => waits.get(sectionKey(ref)) ?? null,

    forget(ref, section) {
      const name = sectionKey({ ...ref, section });
      published.set(name, (published.get(name) ?? 0) + 1);
      // Nobody joins what was asked for before.
      shared.forget(name);
      return cache.forget(reportKey(ref), section);
    },
  };
}

function sectionKey(ref: SectionRef): string {
  return `${reportKey(ref)} ${ref.section}`;
}
