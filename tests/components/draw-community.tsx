import { render } from 'preact';
import { vi } from 'vitest';
import { Community, type CommunityOptions, communityBackground } from './gallery/community-stage';
import { speak } from './gallery/stub-browser';

/** Draws it in a test and waits until it has read what is kept. */
export async function drawCommunity(options: CommunityOptions = {}) {
  speak(options.language ?? 'en');
  const background = communityBackground(options);
  for (const old of document.body.children) render(null, old);
  document.body.innerHTML = '<div id="root"></div>';
  const root = document.body.firstElementChild as HTMLElement;
  render(<Community />, root);
  await vi.waitFor(() => {
    const drawn = root.querySelectorAll('.com-item').length;
    const shown = (options.outbox ?? []).length === 0 || root.querySelector('.com-deed');
    if (!shown || (options.comments && drawn === 0)) throw new Error('not drawn yet');
    if (background.sent('outbox').length === 0) throw new Error('not asked yet');
  });
  return { root, ...background };
}
