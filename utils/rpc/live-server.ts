import { type Browser, browser } from 'wxt/browser';
import type { CheckView } from '../domain/check';
import type { QuotaView } from '../domain/quota';
import { LIVE_PORT, type LivePush, TOPICS, type Topic } from './protocol';
import { type CardPlace, whoSent } from './sender';

type Port = Browser.runtime.Port;

interface LiveParts {
  readonly currentCheck: (id: string) => Promise<CheckView | null>;
  /** The check shown by the card in this place. */
  readonly cardCheck: (place: CardPlace) => Promise<CheckView | null>;
  readonly currentQuota: () => Promise<QuotaView | null>;
}

export interface LiveServer {
  pushCheck(check: CheckView): void;
  pushQuota(quota: QuotaView): void;
  /** Tells whoever watches this topic that something in it changed. */
  pushChanged(topic: Topic): void;
  /** Whether anybody looks at this topic. */
  isTopicWatched(topic: Topic): boolean;
  /** Whether anybody looks at this check, so that a notification would only repeat it. */
  isWatched(checkId: string): boolean;
}

/** Registers the only `onConnect` listener; every port first gets the state as it is, then each change. */
export function serveLive(parts: LiveParts): LiveServer {
  const checks = new Map<string, Set<Port>>();
  const quotas = new Set<Port>();
  const topics = new Map<Topic, Set<Port>>(TOPICS.map((topic) => [topic, new Set<Port>()]));

  browser.runtime.onConnect.addListener((port) => {
    const [name, what, ...rest] = port.name.split(':');
    const topic = TOPICS.find((each) => each === what);
    if (name !== LIVE_PORT || !port.sender) return;
    const sender = whoSent(port.sender);
    if (what === 'card' && sender.who === 'content') void join(port, parts.cardCheck(sender));
    else if (sender.who !== 'page') port.disconnect();
    else if (what === 'check') void join(port, parts.currentCheck(rest.join(':')));
    else if (what === 'quota') void joinQuota(port);
    else if (topic) joinTopic(port, topic);
  });

  async function join(port: Port, current: Promise<CheckView | null>): Promise<void> {
    // A page may be gone before it is answered: listening first, or it would count as watching for ever.
    let open = true;
    let leave = (): void => undefined;
    port.onDisconnect.addListener(() => {
      open = false;
      leave();
    });
    const check = await current;
    if (!open) return;
    if (!check) return send(port, { push: 'gone' });
    const ports = checks.get(check.id) ?? new Set<Port>();
    checks.set(check.id, ports.add(port));
    leave = () => {
      ports.delete(port);
      if (ports.size === 0) checks.delete(check.id);
    };
    send(port, { push: 'check', check });
  }

  async function joinQuota(port: Port): Promise<void> {
    quotas.add(port);
    port.onDisconnect.addListener(() => quotas.delete(port));
    const quota = await parts.currentQuota();
    if (quota) send(port, { push: 'quota', quota });
  }

  function joinTopic(port: Port, topic: Topic): void {
    const ports = topics.get(topic);
    ports?.add(port);
    port.onDisconnect.addListener(() => ports?.delete(port));
    send(port, { push: 'changed', topic });
  }

  return {
    pushCheck: (check) => {
      for (const port of checks.get(check.id) ?? []) send(port, { push: 'check', check });
    },
    pushQuota: (quota) => {
      for (const port of quotas) send(port, { push: 'quota', quota });
    },
    pushChanged: (topic) => {
      for (const port of topics.get(topic) ?? []) send(port, { push: 'changed', topic });
    },
    isTopicWatched: (topic) => (topics.get(topic)?.size ?? 0) > 0,
    isWatched: (checkId) => checks.has(checkId),
  };
}

/** A port whose page closes between two lines throws; its `onDisconnect` has already taken it off the list. */
function send(port: Port, push: LivePush): void {
  try {
    port.postMessage(push);
  } catch {
    port.disconnect();
  }
}
