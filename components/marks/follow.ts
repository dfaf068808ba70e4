interface Follow {
  /** Watches a document or a shadow root from now on. */
  follow(root: Node): void;
  stop(): void;
}

const WATCHED: MutationObserverInit = {
  subtree: true,
  childList: true,
  characterData: true,
  attributeFilter: ['href', 'xlink:href', 'contenteditable', 'role'],
};

/** Records looked at in one go; a page that changes more than that at once is read anew as a whole. */
const RECORDS_AT_MOST = 5_000;
/** So often at most, in milliseconds: twice as long each time that it happens again at once. */
const REREAD_AFTER = 2_000;
const REREAD_AT_MOST = 60_000;

/** Tells what was added or changed, and that something may have moved. A storm of changes costs next to nothing. */
export function createFollow(onChanged: (node: Node) => void, onMoved: () => void): Follow {
  let pause = REREAD_AFTER;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let calm: ReturnType<typeof setTimeout> | undefined;
  let stopped = false;

  function rereadLater(): void {
    if (timer !== undefined || stopped) return;
    timer = setTimeout(() => {
      timer = undefined;
      onChanged(document);
      pause = Math.min(pause * 2, REREAD_AT_MOST);
      clearTimeout(calm);
      calm = setTimeout(() => {
        pause = REREAD_AFTER;
      }, pause * 2);
    }, pause);
  }

  const observer = new MutationObserver((records) => {
    onMoved();
    if (timer !== undefined) return;
    if (records.length > RECORDS_AT_MOST) return rereadLater();
    let added = 0;
    for (const { type, target, addedNodes } of records) {
      if (type !== 'childList') onChanged(target);
      added += addedNodes.length;
      if (added > RECORDS_AT_MOST) return rereadLater();
      for (const node of addedNodes) onChanged(node);
    }
  });

  return {
    follow: (root) => observer.observe(root, WATCHED),
    stop() {
      stopped = true;
      observer.disconnect();
      clearTimeout(timer);
      clearTimeout(calm);
    },
  };
}
