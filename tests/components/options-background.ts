import type { DirectState } from '@/utils/domain/direct-state';
import type { DownloadAccess } from '@/utils/domain/download';
import type { Failure } from '@/utils/domain/failure';
import type { KeyState } from '@/utils/domain/key-state';
import type { ManagedView } from '@/utils/domain/managed-settings';
import type { QuotaView } from '@/utils/domain/quota';
import { failed, type Result, success } from '@/utils/domain/result';
import { DEFAULT_SETTINGS, parseSettings, type Settings } from '@/utils/domain/settings';
import type { WebhookProblem, WebhookView } from '@/utils/domain/watch';
import type { Call } from '@/utils/rpc/client';
import type { LivePush, MessageInput, MessageName } from '@/utils/rpc/protocol';
import { CHROME_OFF } from './gallery/stub-downloads';

/** A made-up key; `c41e` is what may be seen of it. */
export const KEY = '0f1e2d3c4b5a69788796a5b4c3d2e1f00f1e2d3c4b5a69788796a5b4c3d2c41e';

const TESTED_AT = Date.UTC(2026, 8, 14, 9);
const LIMITS = { minute: 4, day: 500, month: 15_500 };

export const QUOTA: QuotaView = {
  limits: LIMITS,
  minuteUsed: 1,
  dayUsed: 134,
  monthUsed: 3_816,
  minuteSpends: [],
  dayEndsAt: Date.UTC(2026, 8, 15),
  monthEndsAt: Date.UTC(2026, 9, 1),
  learned: true,
};

export const WORKING_KEY: KeyState & { readonly set: true } = {
  set: true,
  ending: 'c41e',
  testedAt: TESTED_AT,
  refused: null,
  limits: LIMITS,
};

interface Start {
  readonly key: KeyState;
  readonly settings: Partial<Settings>;
  readonly quota: Partial<QuotaView>;
  readonly access: DownloadAccess;
  readonly webhook: Partial<WebhookView>;
  readonly managed: Partial<ManagedView>;
  readonly direct: Partial<DirectState>;
}

const NOT_MANAGED = {
  ...{ locked: [], privateHosts: [], key: false, webhook: false, problems: [], unreachable: null },
  lost: false,
};

const NO_WEBHOOK: WebhookView = { address: null, signed: false, permitted: false, waiting: 0, last: null };

/** What the settings page talks to, in memory: it keeps what it is told, and fails when told to. */
export function createOptionsBackground(start: Partial<Start> = {}) {
  let key: KeyState = start.key ?? WORKING_KEY;
  let settings: Settings = { ...DEFAULT_SETTINGS, ...start.settings };
  let access = start.access ?? CHROME_OFF;
  const failures = new Map<MessageName, Failure>();
  const asked: { readonly name: MessageName; readonly input: unknown }[] = [];
  const listeners = new Set<(push: LivePush) => void>();
  let held: Promise<void> | null = null;
  let webhook: WebhookView = { ...NO_WEBHOOK, ...start.webhook };
  let delivery: WebhookProblem | null = null;
  let direct: DirectState = { ending: null, refused: false, until: null, ...start.direct };
  const quota: QuotaView = { ...QUOTA, ...start.quota };

  const answers: Partial<Record<MessageName, (input: never) => unknown>> = {
    settings: () => settings,
    saveSettings: (patch: Partial<Settings>) => {
      settings = parseSettings({ ...settings, ...patch });
      return settings;
    },
    managed: (): ManagedView => ({ ...NOT_MANAGED, own: settings, ...start.managed }),
    quota: () => quota,
    fileAccess: () => access,
    pageAccess: () => ({ every: true, sites: settings.markSites }),
    leaveSite: () => null,
    keyState: () => key,
    saveKey: (input: { key: string }) => {
      key = { ...WORKING_KEY, ending: input.key.slice(-4) };
      return key;
    },
    testKey: () => {
      key = { ...WORKING_KEY, ending: key.set ? key.ending : '', testedAt: TESTED_AT };
      return LIMITS;
    },
    webhook: () => webhook,
    saveWebhook: ({ address, secret }: MessageInput<'saveWebhook'>) => {
      const signed = secret === undefined ? webhook.signed : secret !== null;
      webhook = { ...webhook, address, signed, permitted: address !== null };
      return webhook;
    },
    testWebhook: () => delivery,
    forgetKey: () => {
      key = { set: false };
      return null;
    },
    directState: () => direct,
    saveDirectKey: (input: { key: string }) => {
      direct = { ...direct, ending: input.key.slice(-4), refused: false };
      return direct;
    },
    forgetDirectKey: () => {
      direct = { ending: null, refused: false, until: null };
      return direct;
    },
  };

  async function answer(name: MessageName, input: unknown): Promise<Result<unknown>> {
    asked.push({ name, input });
    await held;
    const failure = failures.get(name);
    if (failure) return failed(failure);
    const handler = answers[name];
    if (!handler) throw new Error(`the settings page has no business with ${name}`);
    return success(handler(input as never));
  }

  return {
    call: answer as Call,
    watch: (_what: unknown, onPush: (push: LivePush) => void) => {
      listeners.add(onPush);
      return () => listeners.delete(onPush);
    },
    /** Every question of the page in order. */
    asked,
    inputs: (name: MessageName) => asked.filter((one) => one.name === name).map((one) => one.input),
    fail: (name: MessageName, failure: Failure) => failures.set(name, failure),
    mend: (name: MessageName) => failures.delete(name),
    /** Keeps every answer back until the returned function is called. */
    hold: () => {
      let release = (): void => undefined;
      held = new Promise((resolve) => {
        release = resolve;
      });
      return () => release();
    },
    push: (change: Partial<QuotaView>) => {
      for (const tell of listeners) tell({ push: 'quota', quota: { ...quota, ...change } });
    },
    /** What comes of a test of the webhook. */
    deliver: (problem: WebhookProblem | null) => {
      delivery = problem;
    },
    listening: () => listeners.size,
    kept: () => settings,
    changeElsewhere: (change: { key?: KeyState; settings?: Partial<Settings>; access?: DownloadAccess }) => {
      access = change.access ?? access;
      key = change.key ?? key;
      settings = { ...settings, ...change.settings };
    },
  };
}
