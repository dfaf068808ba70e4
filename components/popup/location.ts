/** What the popup was opened for, from its address: `#check=<id>&intent=submit`, `#text-id=<id>`, `#picture=<id>`, `#pick`. */
export interface Opening {
  readonly check: string | null;
  readonly intent: 'submit' | 'rescan' | null;
  /** Of a text that the background keeps: no text stands in an address (DESIGN §2.5). */
  readonly textId: string | null;
  /** Of a picture that the background keeps. */
  readonly picture: string | null;
  /** In a window or tab of its own, which does not close when a file dialog opens. */
  readonly ownWindow: boolean;
}

export function parseOpening(hash: string): Opening {
  const asked = new URLSearchParams(hash.replace(/^#/, ''));
  const intent = asked.get('intent');
  const check = asked.get('check');
  const textId = asked.get('text-id');
  const picture = asked.get('picture');
  return {
    check,
    intent: intent === 'submit' || intent === 'rescan' ? intent : null,
    textId,
    picture,
    ownWindow: (check ?? textId ?? picture) !== null || asked.has('pick'),
  };
}
