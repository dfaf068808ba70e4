import type { Finding } from '@/utils/domain/guard';
import type { Call } from '@/utils/rpc/client';
import { askFirst, type Question } from './ask-first';
import { createFindings } from './findings';
import { followAgain, type HeldClick, opensNew } from './follow-again';
import { type FollowedLink, followedLink, sentForm } from './followed-link';
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
/** Milliseconds. */
const FRAME = 16;
const NEVER = Number.NEGATIVE_INFINITY;
/** Who was shown the full report sends the form again within this, in milliseconds. */
const PASSES_FOR = 5 * 60_000;
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
  let [lastKey, lastReturn, lastOver] = [NEVER, NEVER, NEVER];
  /** Where forms may be sent, and until when: the full report was shown, as no answer in the page could be trusted. */
  const passed = new Map<string, number>();

  function onKey({ isTrusted, key }: KeyboardEvent): void {
    if (!isTrusted) return;
    lastKey = performance.now();
    if (key === 'Enter') lastReturn = lastKey;
  }

  function onNear(event: Event): void {
    // A script moves the focus too, and as often as it likes.
    if (event.type === 'focusin' && performance.now() - lastKey > KEY_MOVES_WITHIN) return;
    if (!event.isTrusted || !isGood()) return;
    const link = followedLink(wholePath(event, event.type === 'pointerover' ? rootAtOver : rootOf));
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
    lastReturn = NEVER;
    const link = isGood() ? sentForm(event) : null;
    if (link) meet(link, event);
  }

  /** To look into a closed root has the page laid out: no more often than it is anyway. */
  function rootAtOver(element: Element): ShadowRoot | null {
    const root = rootOf(element);
    if (root?.mode !== 'closed') return root;
    if (performance.now() - lastOver < FRAME) return null;
    lastOver = performance.now();
    return root;
  }

  function linkOf(event: Event): FollowedLink | null {
    return followedLink(wholePath(event, rootOf));
  }

  function meet(link: FollowedLink, event: Event): void {
    const known = findings.known(link.address);
    if (known === null || (link.isForm && (passed.get(link.address) ?? 0) > performance.now())) return;
    if (known === undefined && !mayHold(link, event)) return;
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
    else goOn(held);
  }

  function goOn(held: HeldClick): void {
    // A key that was pressed meanwhile is none that sends this form.
    lastReturn = NEVER;
    followAgain(held);
  }

  /** A form goes the next time, once its address has been shown where no page can cover it; not where it was not. */
  async function show({ isForm, address }: FollowedLink): Promise<void> {
    const reply = await call('guardShow', { link: address });
    if (isForm && reply.ok && reply.value.shown) passed.set(address, performance.now() + PASSES_FOR);
  }

  function ask(held: HeldClick, finding: Finding): void {
    question?.close();
    const onShow = (): void => void show(held);
    question = askFirst({
      ...{ style, followed: held, finding, onShow },
      onStay: () => backTo(held.element),
      onOpen: () => goOn(held),
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

/**
 * Whether a click may wait for an answer and be repeated then. Not within its own site. Not where the link was found
 * by the place or the focus in a closed shadow root: the click may have been for something else there. Not one that
 * sends a form to a new tab or window: no script can. What is known to be malicious is asked about all the same.
 */
function mayHold({ element, address, isForm }: FollowedLink, event: Event): boolean {
  if (new URL(address).origin === location.origin || !event.composedPath().includes(element)) return false;
  return !(isForm && event instanceof MouseEvent && opensNew(event));
}

function backTo(element: Element): void {
  // A form's field may have taken the name; an element of neither kind takes no focus.
  if (element instanceof HTMLElement) HTMLElement.prototype.focus.call(element, { preventScroll: true });
  if (element instanceof SVGElement) SVGElement.prototype.focus.call(element, { preventScroll: true });
}
