export interface SplitAddress {
  /** Scheme, and user and password where they are still there. */
  readonly before: string;
  /** The host, to be drawn bold: what decides whom one deals with (faults.md §5.20). */
  readonly host: string;
  /** Port, path, query, fragment. */
  readonly after: string;
}

/** Up to the host, the host, all after it; what is no port belongs to the host. */
const PARTS =
  /^((?:\s*https?:[/\\\s]*|[a-z][a-z0-9+.-]*:\/\/(?!.*\\))(?:[^/\\?#]*@)?\s*)(\[[^\]]*\]|[^:/\\?#]*(?=(?::[\d\s]*)?(?:[/\\?#]|$))|[^/\\?#]*)(.*)$/is;

/**
 * An indicator's text for drawing; the three parts together are the text. The whole host stands out: where its
 * registrable part begins only a public-suffix list knows, and a wrong guess would help a phisher (LOOK §5).
 * What is no URL is all host, and so is what could be read in two ways.
 *
 * Of the web's addresses a backslash is a slash, and any number of slashes begins the host, as in the URL standard:
 * that is where browsers go.
 */
export function splitAddress(text: string): SplitAddress {
  const [, before = '', host = '', after = ''] = PARTS.exec(text) ?? [];
  return host === '' ? { before: '', host: text, after: '' } : { before, host, after };
}
