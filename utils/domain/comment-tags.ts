const TAG = /#([\p{L}\p{N}_-]+)/gu;

/** The words of a comment that VirusTotal makes tags of, each once, without their `#` (virustotal-api.md §3). */
export function commentTags(text: string): readonly string[] {
  return [...new Set([...text.matchAll(TAG)].map(([, tag = '']) => tag.toLowerCase()))];
}
