import { DAY, HOUR, MINUTE } from '@/utils/domain/duration';
import { failed, type Result, success } from '@/utils/domain/result';
import type { WebhookProblem, WebhookView } from '@/utils/domain/watch';
import { bodyOf, parseWebhookAddress, testBody } from '@/utils/domain/webhook';
import type { Clock } from '../clock';
import { createNap } from '../nap';
import { oneAtATime } from '../one-at-a-time';
import type { Log } from '../storage/log';
import { delivered, type StoredChange, type WatchChanges } from './changes';
import type { WebhookConfig, WebhookOwner, WebhookStore } from './webhook-config';
import { type SendParts, type Sent, sendToWebhook } from './webhook-send';

export interface WebhookParts extends Omit<SendParts, 'now'> {
  readonly changes: WatchChanges;
  readonly store: WebhookStore;
  readonly clock: Pick<Clock, 'now' | 'wait'>;
  readonly random: () => number;
  readonly newId: () => string;
  readonly log: Pick<Log, 'append'>;
  /** Whether a text holds the API key, which goes to its own host and no other. */
  readonly holdsKey: (text: string) => Promise<boolean>;
  readonly onChange: () => void;
  readonly onBug: (where: string, error: unknown) => void;
}

/** Sends each change to the user's own address, again and again until it is taken or given up. */
export interface Webhook {
  go(): Promise<void>;
  view(): Promise<WebhookView>;
  /** Fails with `bad-input` for what is no https address. `secret` left out stays as it is. */
  save(address: string | null, secret: string | null | undefined): Promise<Result<WebhookView>>;
  test(): Promise<Result<WebhookProblem | null>>;
}

/** Waits after the first, second … failed delivery. After the last it is given up: some two days in all. */
const BACK_OFF = [MINUTE, 5 * MINUTE, 30 * MINUTE, 2 * HOUR, 6 * HOUR, 12 * HOUR, DAY] as const;
/** A receiver that refuses one message for what it is takes the others all the same. */
const REFUSED_AT_MOST = 3;

export function createWebhook(parts: WebhookParts): Webhook {
  const { changes, store, clock } = parts;
  const nap = createNap(clock, () => void go());
  const send = (config: WebhookConfig, change: StoredChange): Promise<Sent> =>
    sendToWebhook({ ...parts, now: clock.now }, config, bodyOf(change));

  async function work(): Promise<void> {
    const [config, owner] = [await store.read(), await store.owner()];
    await beginAnew(owner);
    for (;;) {
      const { holdUntil } = await store.standing(owner);
      // A hold from further ahead than any is one that a wrong clock wrote.
      const held = Math.min(holdUntil, clock.now() + DAY + HOUR);
      if (config && held > clock.now())
        return nap.until((await changes.nextDelivery()) === null ? null : held);
      const [next] = await changes.toDeliver(clock.now());
      if (!next) return nap.until(await changes.nextDelivery());
      if (config) await deliver(config, owner, next);
      else await changes.change([next.n], (row) => delivered(row, 'off', null));
      parts.onChange();
    }
  }

  /** What waits after failures at the other's webhook is this one's at once, with all its tries. */
  async function beginAnew(owner: WebhookOwner): Promise<void> {
    const tried = (await changes.toDeliver(Number.MAX_SAFE_INTEGER)).filter(
      ({ attempts, triedThere }) => attempts > 0 && (triedThere === true) !== (owner === 'administrator'),
    );
    if (tried.length === 0) return;
    const numbers = tried.map(({ n }) => n);
    await changes.change(numbers, ({ triedThere: _, ...row }) =>
      row.webhookAt === undefined ? row : { ...row, attempts: 0, problem: null, webhookAt: clock.now() },
    );
  }

  /** The attempt is written down before it leaves: a worker that dies of it has tried. */
  async function deliver(config: WebhookConfig, owner: WebhookOwner, change: StoredChange): Promise<void> {
    const wait = BACK_OFF[change.attempts] ?? null;
    const again = clock.now() + (wait ?? 0) * (0.9 + 0.2 * parts.random());
    await changes.change([change.n], ({ triedThere: _, ...row }) => ({
      ...row,
      attempts: row.attempts + 1,
      webhookAt: again,
      ...(owner === 'administrator' && { triedThere: true as const }),
    }));
    const { problem, retryAfter } = await send(config, change);
    const at = clock.now();
    await note(config, change, problem);
    if (problem === null) {
      await changes.change([change.n], (row) => delivered(row, 'delivered', null));
      return store.setStanding(owner, { last: { at, problem }, holdUntil: 0 });
    }
    const refused = problem.problem === 'status' && isRefusal(problem.status);
    const over = wait === null || (refused && change.attempts + 1 >= REFUSED_AT_MOST);
    const later = Math.max(again, at + Math.min(retryAfter ?? 0, DAY));
    await changes.change([change.n], (row) =>
      over ? delivered(row, 'given-up', problem) : { ...row, problem, webhookAt: later },
    );
    await store.setStanding(owner, { last: { at, problem }, holdUntil: refused ? 0 : later });
  }

  function note(
    config: WebhookConfig,
    { kind }: StoredChange,
    problem: WebhookProblem | null,
  ): Promise<unknown> {
    // The host only: the rest of the address may be a secret.
    const { host } = new URL(config.address);
    const why = problem && (problem.problem === 'status' ? String(problem.status) : problem.problem);
    return parts.log.append({
      at: clock.now(),
      level: problem ? 'warn' : 'info',
      event: problem ? 'webhook failed' : 'webhook delivered',
      detail: [kind, host, why].filter(Boolean).join(' '),
    });
  }

  async function view(): Promise<WebhookView> {
    const [config, { last }, waiting] = await Promise.all([
      store.read(),
      store.owner().then(store.standing),
      changes.waitingDeliveries(),
    ]);
    if (!config) return { address: null, signed: false, permitted: false, waiting, last: null };
    const permitted = await parts.mayReach(new URL(config.address).origin);
    const rest = { signed: config.secret !== null, permitted, waiting, last };
    if (!(await store.isManaged())) return { ...rest, address: config.address };
    // The rest of the address may be a secret, and it is the administrator's.
    return { ...rest, address: new URL(config.address).origin, managed: true };
  }

  const go = oneAtATime(work, (error) => parts.onBug('webhook', error));
  return {
    go,
    view,
    async save(address, secret) {
      if (await store.isManaged()) return failed({ tag: 'forbidden' });
      const before = await store.read();
      const parsed = address === null ? null : parseWebhookAddress(address);
      if (address !== null && parsed === null)
        return failed({ tag: 'bad-input', why: { reason: 'scheme', scheme: 'https' } });
      if (parsed !== null && (await parts.holdsKey(parsed))) {
        return failed({ tag: 'bad-input', why: { reason: 'holds-key' } });
      }
      const kept = secret === undefined ? (before?.secret ?? null) : secret || null;
      await store.write(parsed === null ? null : { address: parsed, secret: kept });
      void go();
      return success(await view());
    },
    async test() {
      const [config, owner] = [await store.read(), await store.owner()];
      if (!config) return failed({ tag: 'not-found' });
      const body = testBody(parts.newId(), clock.now());
      const { problem } = await sendToWebhook({ ...parts, now: clock.now }, config, body);
      await store.setStanding(owner, { last: { at: clock.now(), problem }, holdUntil: 0 });
      void go();
      return success(problem);
    },
  };
}

/** What the receiver says no to, for good; the others say "not now". */
function isRefusal(status: number): boolean {
  return status >= 400 && status < 500 && ![401, 403, 404, 407, 408, 425, 429].includes(status);
}
