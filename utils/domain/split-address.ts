export interface SplitAddress {
  /** Scheme, and user and password where they are still there. */
  readonly before: string;
  /** The host, to be drawn bold: what decides whom one deals with (faults.md §5.20). */
  readonly host: string;
  /** Port, path, query, fragment. */
  readonly after: string;
}

/**
 * The way to the host of what browsers go to. As in the URL standard a backslash is a slash there, any number of them
 * begins the host, and tabs and line ends are not there at all.
 */
const WEB =
  /^([\0- ]*h[\t\n\r]*t[\t\n\r]*t[\t\n\r]*p[\t\n\r]*(?:s[\t\n\r]*)?:[/\\\t\n\r]*)([^/\\?#]*)(.*)$/is;

/** The same of every other scheme: a backslash is one there. */
const OTHER = /^([a-z][a-z0-9+.-]*:\/\/)([^/?#]*)(.*)$/is;

/**
 * An indicator's text for drawing; the three parts together are the text. The whole host stands out: where its
 * registrable part begins only a public-suffix list knows, and a wrong guess would help a phisher (LOOK §5).
 * What is no URL is all host.
 */
export function splitAddress(text: string): SplitAddress {
  const [, scheme = '', authority = '', rest = ''] = WEB.exec(text) ?? OTHER.exec(text) ?? [];
  if (authority === '') return { before: '', host: text, after: '' };
  const user = authority.slice(0, authority.lastIndexOf('@') + 1);
  const place = authority.slice(user.length);
  const port = /(?<=^[^:]*|\][\t\n\r]*):[\d\t\n\r]*$/.exec(place)?.[0] ?? '';
  const host = place.slice(0, place.length - port.length);
  return { before: scheme + user, host, after: port + rest };
}
