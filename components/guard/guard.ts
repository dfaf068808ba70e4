import type { Finding } from '@/utils/domain/guard';
import type { Call } from '@/utils/rpc/client';
import { askFirst, type Question } from './ask-first';
import { createFindings } from './findings';
import { followAgain, type HeldClick } from './follow-again';
import { type FollowedLink, followedLink } from './followed-link';
import { type RootOf, wholePath } from './whole-path';

interface GuardParts {
  readonly style: string;
  readonly call: Call;
  /** For a question that changes nothing: asked once more where the worker died under it. */
  readonly callTwice: Call;
  /** Calls when the background says that something may have changed; returns what ends that. */
  readonly onLookAgain: (listener: () => void) => () => void;
  /** False once the extension was updated, switched off or removed under this script (faults.md §4.14). */
  readonly isAlive: () => boolean;
  readonly rootOf: RootOf;
}

/** Who clicks before the answer is here waits for it, but no longer than this, in milliseconds. */
const HELD_AT_MOST = 400;
/** A key moves the focus at once, in milliseconds. */
const KEY_MOVES_WITHIN = 200;
/** Somebody comes near to a link: the answer is wanted before the click. */
const NEAR = ['pointerover', 'focusin', 'pointerdown'] as const;

/**
 * Asks before a link that is known as malicious is followed, from now until the returned function is called. It
 * registers before any script of the page, hears each click first, and heeds only those of a hand: a page that could
 * try links by itself would learn what somebody has checked.
 */
export function startGuard({ style, call, callTwice, onLookAgain, isAlive, rootOf }: GuardParts): () => void {
  const findings = createFindings(callTwice, stop);
  let question: Question | null = null;
  let [lastKey, lastReturn] = [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY];
  /** Where forms may be sent now: the full report was shown, because no answer in the page could be trusted. */
  const passed = new Set<string>();

  function onKey({ isTrusted, key }: KeyboardEvent): void {
    if (!isTrusted) return;
    lastKey = performance.now();
    if (key === 'Enter') lastReturn = lastKey;
  }

  function onNear(event: Event): void {
    // A script moves the focus too, and as often as it likes.
    if (event.type === 'focusin' && performance.now() - lastKey > KEY_MOVES_WITHIN) return;
    const link = event.isTrusted && isGood() ? linkOf(event) : null;
    if (link && findings.known(link.address) === undefined) findings.ask(link.address);
  }

  function onClick(event: MouseEvent): void {
    if (!event.isTrusted || !isGood() || !follows(event)) return;
    const link = linkOf(event);
    // Forms have no middle button.
    if (link && !(link.isForm && event.button !== 0)) meet(link, event);
  }

  /** A form without a button, sent by Return: any other is met at the click that browsers make on its button. */
  function onSubmit(event: SubmitEvent): void {
    if (!event.isTrusted || event.submitter !== null || performance.now() - lastReturn > KEY_MOVES_WITHIN)
      return;
    // One key sends one form.
    lastReturn = Number.NEGATIVE_INFINITY;
    const link = isGood() ? linkOf(event) : null;
    if (link) meet(link, event);
  }

  function linkOf(event: Event): FollowedLink | null {
    return followedLink(wholePath(event, rootOf));
  }

  function meet(link: FollowedLink, event: Event): void {
    const known = findings.known(link.address);
    if (known === null || (link.isForm && passed.has(link.address))) return;
    // Within its own site a link is not held back; what is known of it is asked about all the same.
    if (known === undefined && new URL(link.address).origin === location.origin) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    const held = { ...link, event };
    if (known) ask(held, known);
    else void hold(held);
  }

  async function hold(held: HeldClick): Promise<void> {
    const late = new Promise<null>((resolve) => setTimeout(() => resolve(null), HELD_AT_MOST));
    const finding = await Promise.race([findings.askAtClick(held.address), late]);
    if (finding) ask(held, finding);
    else followAgain(held);
  }

  function ask(held: HeldClick, finding: Finding): void {
    question?.close();
    const onShow = (): void => {
      if (held.isForm) passed.add(held.address);
      void call('guardShow', { link: held.address });
    };
    question = askFirst({
      ...{ style, followed: held, finding, onShow },
      onStay: () => backTo(held.element),
      onOpen: () => {
        // The key that answered is none that sends a form.
        lastReturn = Number.NEGATIVE_INFINITY;
        followAgain(held);
      },
    });
    if (!question) onShow();
  }

  /** An extension that was updated has left this script behind, which then goes quietly. */
  function isGood(): boolean {
    if (!isAlive()) stop();
    return !ended.signal.aborted;
  }

  const ended = new AbortController();
  function listen(): void {
    const how = { capture: true, signal: ended.signal } as const;
    for (const type of NEAR) window.addEventListener(type, onNear, { ...how, passive: true });
    window.addEventListener('keydown', onKey, { ...how, passive: true });
    window.addEventListener('click', onClick, how);
    window.addEventListener('auxclick', onClick, how);
    window.addEventListener('submit', onSubmit, how);
  }
  // A page that begins anew with `document.open` has forgotten every listener.
  const anew = new MutationObserver(listen);
  anew.observe(document, { childList: true });
  const forget = onLookAgain(() => {
    findings.forget();
    // It may have been switched off.
    findings.askIfOn();
  });
  listen();

  function stop(): void {
    ended.abort();
    anew.disconnect();
    forget();
    findings.forget();
    question?.close();
  }
  return stop;
}

/** The left button, or the middle one; the right one opens a menu. */
function follows({ type, button }: MouseEvent): boolean {
  return type === 'click' ? button === 0 : button === 1;
}

function backTo(element: Element): void {
  // A form's field may have taken the name.
  const { focus } = element instanceof SVGElement ? SVGElement.prototype : HTMLElement.prototype;
  focus.call(element, { preventScroll: true });
}
