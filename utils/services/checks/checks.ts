import { type CheckOrigin, type CheckView, hasEnded } from '@/utils/domain/check';
import { closedStore } from '@/utils/domain/closed-store';
import type { Failure } from '@/utils/domain/failure';
import type { Indicator } from '@/utils/domain/indicator';
import { isHigher, type Lane } from '@/utils/domain/quota';
import { failed, type Result, success } from '@/utils/domain/result';
import { reportKey } from '../storage/reports';
import { createDriver } from './drive';
import { type FollowOrder, followUpload } from './follow-upload';
import { gate, withoutSecrets } from './gate';
import { createJoins } from './joins';
import type { CheckParts } from './parts';
import { refusedRow } from './refused';
import { type Asker, askedKey, type CheckRow, ended, type Fetched, isNameless, viewOf } from './row';
import { takeBack } from './take-back';

/** What to check and how; see `StartCheck` in the protocol. */
export interface CheckOrder {
  readonly indicator: Indicator;
  readonly origin: CheckOrigin;
  readonly secrets: 'ask' | 'keep' | 'remove';
  readonly refresh?: boolean;
  /** A report in the cache is the answer, however old it is. */
  readonly onlyKept?: boolean;
  readonly ephemeral?: boolean;
  /** VirusTotal's id of an address, to ask for in its place; the indicator's value is the id where it is unknown. */
  readonly urlId?: string;
  /** Who goes first; the user's own checks, unless told otherwise. */
  readonly lane?: Lane;
  /** The list that asks. */
  readonly list?: string;
  /** On whose behalf, where somebody may take it back. */
  readonly asker?: Asker;
}

/** A text that is no indicator, and why. */
export interface RefusedOrder {
  readonly text: string;
  readonly origin: CheckOrigin;
  readonly failure: Failure;
  readonly ephemeral: boolean;
}

/** A check from text to verdict, and what a person may do to it on the way. Failures are in its state. */
export interface Checks {
  start(order: CheckOrder): Promise<CheckView>;
  answerSecrets(id: string, answer: 'keep' | 'remove'): Promise<Result<CheckView>>;
  cancel(id: string): Promise<Result<CheckView>>;
  /** Gives up a look-up that has not left yet, unless anybody else has asked for the same. */
  takeBack(id: string, asker?: Asker): Promise<void>;
  retry(id: string): Promise<Result<CheckView>>;
  get(id: string): Promise<CheckView | null>;
  /** Public. Only for a URL, and only after the user confirmed the exact text. */
  submit(id: string): Promise<Result<CheckView>>;
  /** Follows an analysis to its end. */
  follow(order: FollowOrder): Promise<CheckView>;
  /** Public for URLs. */
  rescan(id: string): Promise<Result<CheckView>>;
  /** Puts a text that cannot be checked where surfaces find it, with the reason. */
  refuse(order: RefusedOrder): Promise<CheckView>;
  /** Whether it came from a private window. */
  isEphemeral(id: string): Promise<boolean>;
  /** Goes on with everything that a dead worker left behind. Harmless to call at any time. */
  resume(): Promise<void>;
}

const NOT_THERE = failed({ tag: 'not-found' });

export function createChecks(parts: CheckParts): Checks {
  const driver = createDriver(parts);
  const joins = createJoins(parts.table);

  /** Puts a row in and lets it go on, unless it rests at the gate; an equal unfinished check takes its place. */
  async function begin(row: CheckRow): Promise<CheckView> {
    const joined = await joins.join(row);
    // A user's own check does not wait where a list's or the watchlist's equal one would.
    const current = isHigher(row.lane, joined.lane) ? await driver.raise(joined, row) : joined;
    parts.onChange(current);
    driver.drive(current);
    return viewOf(current);
  }

  /** Puts in a row that nothing will happen to by itself. */
  async function put(row: CheckRow): Promise<CheckView> {
    await parts.table.save(row);
    parts.onChange(row);
    return viewOf(row);
  }

  /** Starts the row over in another stage, unless it is running already. */
  async function goOn(id: string, change: (row: CheckRow) => CheckRow | null): Promise<Result<CheckView>> {
    const row = await parts.table.get(id);
    if (!row) return NOT_THERE;
    const next = row.active === undefined ? change(row) : null;
    if (!next) return success(viewOf(row));
    const publishes = next.stage === 'submit' || next.stage === 'rescan';
    // A report's own id joins re-scans however its object was asked for.
    const key = next.stage === 'rescan' && next.known ? reportKey(next.known.report) : askedKey(next);
    const started: CheckRow = {
      ...next,
      scanned: false,
      // What publishes joins only its like: a look-up under way would swallow what the user confirmed.
      active: publishes ? `publish ${key}` : key,
      state: { phase: 'looking-up' },
      updatedAt: parts.clock.now(),
    };
    return success(await begin(started));
  }

  async function start(order: CheckOrder): Promise<CheckView> {
    const born = { id: parts.newId(), now: parts.clock.now() };
    let unread: Failure = { tag: 'internal', detail: 'settings' };
    const settings = await parts.settings().catch((error: unknown) => {
      parts.onBug('settings', error);
      unread = closedStore(error) ?? unread;
      return null;
    });
    if (settings) return begin(gate(order, { ...born, settings }));
    // Without the user's own list nobody knows what may leave: so nothing does.
    const { indicator, origin, ephemeral = false } = order;
    return put(refusedRow({ ...born, text: indicator.value, origin, failure: unread, ephemeral }));
  }

  return {
    start,

    refuse: (order) => put(refusedRow({ ...order, id: parts.newId(), now: parts.clock.now() })),

    answerSecrets: (id, answer) =>
      goOn(id, (row) => {
        if (row.state.phase !== 'asking') return null;
        const { asIs, without } = row.state;
        const next = { ...row, stage: 'look-up', request: answer === 'keep' ? asIs : without } as const;
        return answer === 'keep' ? next : withoutSecrets(next);
      }),

    cancel: (id) =>
      driver.stopped(id, async () => {
        const row = await parts.table.get(id);
        if (!row) return NOT_THERE;
        if (row.active === undefined && hasEnded(row.state)) return success(viewOf(row));
        const last = ended(row, { phase: 'failed', failure: { tag: 'cancelled', sent: row.spent } });
        return success(await put({ ...last, updatedAt: parts.clock.now() }));
      }),

    takeBack: (id, asker) => takeBack({ parts, driver, joins }, id, asker),

    async retry(id) {
      const row = await parts.table.get(id);
      if (row?.request !== null) return goOn(id, (known) => ({ ...known, stage: 'look-up', refresh: true }));
      // It ended before it had anything to send: a text that the user kept back, or a name that was private.
      const { indicator, origin, ephemeral, urlId } = row;
      const order = { indicator, origin, ephemeral, secrets: 'ask' } as const;
      return success(await start({ ...order, ...(urlId !== undefined && { urlId }) }));
    },

    async get(id) {
      const row = await parts.table.get(id);
      return row ? viewOf(row) : null;
    },

    submit: (id) =>
      goOn(id, (row) =>
        row.indicator.kind === 'url' && row.request !== null && !isNameless(row)
          ? { ...row, stage: 'submit' }
          : null,
      ),

    follow: (scan) => followUpload({ parts, driver, begin }, scan),

    rescan: (id) =>
      goOn(id, (row) => (canRescan(row) ? { ...row, stage: 'rescan', known: shown(row) } : null)),

    async isEphemeral(id) {
      return (await parts.table.get(id))?.ephemeral ?? false;
    },

    async resume() {
      for (const row of await parts.table.unfinished()) driver.drive(row);
    },
  };
}

/** The report that the check shows now. */
function shown({ state }: CheckRow): Fetched | null {
  return state.phase === 'report' ? { report: state.report, fetchedAt: state.fetchedAt } : null;
}

/** VirusTotal re-scans addresses and files; domains and IP addresses have no such endpoint (§5). */
function canRescan(row: CheckRow): boolean {
  return row.request !== null && (row.indicator.kind === 'url' || row.indicator.kind === 'file');
}
