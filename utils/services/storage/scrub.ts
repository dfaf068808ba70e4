/** What stands where the key stood. */
export const SCRUBBED = '[key]';

/**
 * Takes the API key out of a text, in whatever case it is written. While the key cannot be read, anything of
 * a key's shape goes: VirusTotal's messages and URL paths may echo it (virustotal-api.md §1, §2).
 */
export function createScrub(readKey: () => Promise<string | null>): (text: string) => Promise<string> {
  const scrubber = createScrubber(readKey);
  return async (text) => (await scrubber())(text);
}

/** One after the other: for more than one key. */
export function scrubAll(
  scrubs: readonly ((text: string) => Promise<string>)[],
): (text: string) => Promise<string> {
  return async (text) => {
    let left = text;
    for (const scrub of scrubs) left = await scrub(left);
    return left;
  };
}

/** The same for many texts at once, and within a transaction, which would not outlive a wait for the key. */
export function createScrubber(
  readKey: () => Promise<string | null>,
): () => Promise<(text: string) => string> {
  return async () => {
    const key = await readKey().catch(() => undefined);
    if (key === undefined) return (text) => text.replace(/\b[0-9a-f]{64}\b/gi, SCRUBBED);
    return (text) => (key === null ? text : text.replaceAll(new RegExp(escaped(key), 'gi'), SCRUBBED));
  };
}

function escaped(text: string): string {
  return text.replace(/[^0-9a-z]/gi, (character) => `\\${character}`);
}
