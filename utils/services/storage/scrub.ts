/** What stands where the key stood. */
export const SCRUBBED = '[key]';

/**
 * Takes the API keys out of a text, in whatever case they are written. While they cannot be read, anything of
 * a key's shape goes: VirusTotal's messages and URL paths may echo one (virustotal-api.md §1, §2).
 */
export function createScrub(readKeys: () => Promise<readonly string[]>): (text: string) => Promise<string> {
  const scrubber = createScrubber(readKeys);
  return async (text) => (await scrubber())(text);
}

/** The same for many texts at once, and within a transaction, which would not outlive a wait for the keys. */
export function createScrubber(
  readKeys: () => Promise<readonly string[]>,
): () => Promise<(text: string) => string> {
  return async () => {
    const keys = await readKeys().catch(() => undefined);
    if (keys === undefined) return (text) => text.replace(/[0-9a-f]{64,}/gi, SCRUBBED);
    const patterns = keys.map((key) => new RegExp(escaped(key), 'gi'));
    return (text) => patterns.reduce((left, pattern) => left.replaceAll(pattern, SCRUBBED), text);
  };
}

function escaped(text: string): string {
  return text.replace(/[^0-9a-z]/gi, (character) => `\\${character}`);
}
