import type { Finding } from '@/utils/domain/guard';
import { div } from '../marks/overlay';
import { locale } from '../text';
import type { FollowedLink } from './followed-link';
import { drawGuardDialog } from './guard-dialog';
import { canTellCovers } from './nothing-over';
import { watchSteady } from './steady';

export interface Question {
  /** Takes it away, as if somebody had stayed. */
  close(): void;
}

interface AskParts {
  readonly style: string;
  readonly followed: FollowedLink;
  readonly finding: Finding;
  /** Exactly one of these is called: by a hand, or `onStay` when the question is gone. */
  readonly onStay: () => void;
  readonly onOpen: () => void;
  /** Assay's own window is to show what is known: in place of `onOpen` where nobody can tell what covers the page. */
  readonly onShow: () => void;
}

/** A question smaller than this cannot be read: a frame of an advertisement. */
const LEAST = { width: 240, height: 160 };

/**
 * Asks before a link is followed, in a modal dialog in a closed shadow root: over the whole page, which cannot see
 * what is in it, nor reach its buttons. Null where it cannot be shown. "Open anyway" waits until the question has
 * been in plain view for a second, so that no click that was meant for the page can answer it; a browser that cannot
 * tell plain view has a button in its place that follows nothing.
 */
export function askFirst({ style, followed, finding, onStay, onOpen, onShow }: AskParts): Question | null {
  if (window.innerWidth < LEAST.width || window.innerHeight < LEAST.height) return null;
  // Typed as always there; a document that was emptied has none.
  const page: Element | null = document.documentElement;
  if (page === null) return null;
  const host = div();
  const shadow = host.attachShadow({ mode: 'closed' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(style);
  shadow.adoptedStyleSheets = [sheet];
  const canOpen = canTellCovers();
  const { dialog, stay, open } = drawGuardDialog({ ...followed, canOpen }, finding, Date.now());
  dialog.lang = locale();
  if (canOpen) open.setAttribute('aria-disabled', 'true');
  shadow.append(dialog);
  page.append(host);
  dialog.showModal();
  stay.focus({ preventScroll: true });
  if (!host.checkVisibility() || dialog.getBoundingClientRect().height < LEAST.height / 2) {
    host.remove();
    return null;
  }

  let answered = false;
  function answer(then: () => void): void {
    if (answered) return;
    answered = true;
    watched?.stop();
    dialog.close();
    host.remove();
    then();
  }

  const watched = canOpen
    ? watchSteady({
        host,
        dialog,
        onChange: (steady) => open.setAttribute('aria-disabled', String(!steady)),
        onGone: () => answer(onStay),
      })
    : null;
  stay.addEventListener('click', ({ isTrusted }) => isTrusted && answer(onStay));
  open.addEventListener('click', ({ isTrusted, detail, clientX, clientY }) => {
    // A key press has no place.
    const at = detail === 0 ? undefined : { x: clientX, y: clientY };
    if (!isTrusted) return;
    if (!watched) answer(onShow);
    else if (watched.now(at)) answer(onOpen);
  });
  // The page's own shortcuts are not meant here.
  for (const type of ['keydown', 'keyup', 'keypress']) {
    dialog.addEventListener(type, (event) => event.stopPropagation());
  }
  dialog.addEventListener('cancel', (event) => {
    event.preventDefault();
    answer(onStay);
  });
  return { close: () => answer(onStay) };
}
