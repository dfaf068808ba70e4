/**
 * Whether version `one` comes after `other`; both are as the manifest writes them, numbers parted by dots. What
 * is no number counts as 0.
 */
export function isNewer(one: string, other: string): boolean {
  const [mine, theirs] = [one, other].map((version) => version.split('.').map((part) => Number(part) || 0));
  for (let at = 0; at < Math.max(mine?.length ?? 0, theirs?.length ?? 0); at += 1) {
    const distance = (mine?.[at] ?? 0) - (theirs?.[at] ?? 0);
    if (distance !== 0) return distance > 0;
  }
  return false;
}
