/** Strings first, so that the `//` of an address is no comment; an open quote is an apostrophe in JSX. */
const STRING = /'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"/;
const COMMENT = /\/\*[\s\S]*?\*\/|\/\/[^\n]*/;
const REGEX = /(?<=[=(,:!&|?{};\n]\s*)\/(?![*/])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n[])+\/[a-z]*/;
/** Only those without a placeholder: what stands in `${…}` is code. */
const TEMPLATE = /`[^`$]*`/g;

/** The same text with its comments blank; strings and regular expressions stay. */
export function withoutComments(text: string): string {
  const tokens = new RegExp(`${STRING.source}|${REGEX.source}|(${COMMENT.source})`, 'g');
  return text.replaceAll(tokens, (token, comment) => (comment === undefined ? token : ' '));
}

/** The same code with nothing between its quotes, so that a word in a sentence is no call. */
export function withoutText(code: string): string {
  const tokens = new RegExp(`(${STRING.source})|(${REGEX.source})`, 'g');
  return code
    .replaceAll(tokens, (_token, text) => (text === undefined ? '/ /' : "''"))
    .replaceAll(TEMPLATE, '``');
}
