/**
 * The `file:` address of a path as the browser gives it. Each part is encoded by itself, so that `#`, `%`, `?`
 * and spaces in a name stay part of the name (platform.md §2.2): `C:\a b\c#.exe` is `file:///C:/a%20b/c%23.exe`,
 * `\\server\share\x` is `file://server/share/x`. Null for what is no absolute path.
 */
export function fileUrl(path: string): string | null {
  const windows = /^(?:\\\\\?\\)?([a-z]:)[\\/](.*)$/is.exec(path);
  if (windows) return `file:///${windows[1]}/${encodeParts((windows[2] ?? '').split(/[\\/]/))}`;
  // The long form of a share: \\?\UNC\server\share.
  const share = /^\\\\(?:\?\\UNC\\)?([^\\/?]+)\\(.+)$/is.exec(path);
  if (share) return `file://${share[1]}/${encodeParts((share[2] ?? '').split(/[\\/]/))}`;
  // On other systems a backslash is a character like any other.
  return path.startsWith('/') ? `file:///${encodeParts(path.slice(1).split('/'))}` : null;
}

function encodeParts(parts: readonly string[]): string {
  // A lone surrogate, which no encoder takes, becomes the replacement sign: such a file is then not found.
  return parts.map((part) => encodeURIComponent(part.toWellFormed())).join('/');
}
