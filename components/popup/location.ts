/** What the popup was opened for, from its address: `#check=<id>&intent=submit`, `#text=…`, `#pick`. */
export interface Opening {
  readonly check: string | null;
  readonly intent: 'submit' | 'rescan' | null;
  readonly text: string;
  /** In a window or tab of its own, which does not close when a file dialog opens. */
  readonly ownWindow: boolean;
}

export function parseOpening(hash: string): Opening {
  const asked = new URLSearchParams(hash.replace(/^#/, ''));
  const intent = asked.get('intent');
  const check = asked.get('check');
  return {
    check,
    intent: intent === 'submit' || intent === 'rescan' ? intent : null,
    text: asked.get('text') ?? '',
    ownWindow: check !== null || asked.has('pick'),
  };
}
