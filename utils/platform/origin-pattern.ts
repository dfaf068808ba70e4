/** The match pattern for an origin. Without its port: Firefox refuses patterns with one, Chrome's mean every port. */
export function originPattern(origin: string): string {
  const { protocol, hostname } = new URL(origin);
  return `${protocol}//${hostname}/*`;
}
