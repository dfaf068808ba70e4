/** The oldest Node that the tools run on, and the reason is theirs: Vite 8 needs 20.19. */
export const NODE_LEAST = [20, 19];

/**
 * Whether a version such as `20.20.2` is at least `NODE_LEAST`.
 *
 * @param {string} version
 */
export function isNewEnough(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [leastMajor, leastMinor] = NODE_LEAST;
  return major > leastMajor || (major === leastMajor && minor >= leastMinor);
}
