/**
 * `\/` and `\"`, as JSON writes them; JSON in JSON has more backslashes before, by doubling. No more than seven count: a
 * run of them may be as long as a text.
 */
const ESCAPE = /\\{1,7}(?=["/])/g;

/** The text with its slashes and quotes as they were before JSON escaped them. */
export function unescapeJson(text: string): string {
  return text.replace(ESCAPE, '');
}
