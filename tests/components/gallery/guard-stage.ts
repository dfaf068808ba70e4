import style from '@/components/guard/guard.css?inline';
import { drawGuardDialog } from '@/components/guard/guard-dialog';
import { HOUR } from '@/utils/domain/duration';
import type { Finding } from '@/utils/domain/guard';

const FINDING: Finding = {
  ...{ about: 'link', reading: 14, answered: 92, analysedAt: null },
  worst: [
    { engine: 'BitDefender', label: 'phishing' },
    { engine: 'ESET', label: null },
    { engine: 'Webroot \u202eand friends', label: 'Suspicious.Url.Heuristic.Generic.4471' },
  ],
};
const LONG = `https://login.secure-portal.paketdienst-zoll.example/${'verify-your-account/'.repeat(12)}?s=19`;

/** The guard's question over a page; `long`: with an address that has to be scrolled; `told`: as in Firefox. */
export function drawGuardStage(root: HTMLElement, state: string, now: number): void {
  const host = document.createElement('div');
  const shadow = host.attachShadow({ mode: 'open' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(style);
  shadow.adoptedStyleSheets = [sheet];
  const address = state === 'long' ? LONG : 'https://secure.paketdienst-zoll.example/track?id=19';
  const way = { address, isForm: state.startsWith('form'), canOpen: !state.endsWith('told') };
  const { dialog, stay } = drawGuardDialog(way, { ...FINDING, analysedAt: now - 2 * HOUR }, now);
  dialog.lang = document.documentElement.lang;
  // As text, which looks the same, and which those can measure who look for what does not fit.
  for (const part of dialog.querySelectorAll<HTMLElement>('[data-says]')) {
    part.textContent = part.dataset.says ?? '';
    delete part.dataset.says;
  }
  shadow.append(dialog);
  root.innerHTML = '<main><h1>Inbox</h1><p>Your parcel is waiting. <a href="#">Track it here</a>.</p></main>';
  document.body.style.cssText = 'margin:24px;background:#fff;color:#222;font:16px serif';
  root.append(host);
  dialog.showModal();
  stay.focus({ preventScroll: true });
}
