/** Whatever `refang` takes for a mark. */
const MARK = /[[({](?= ?(?:\.|dot|@|at|:|\/))|(?<=\.)\]|[\u2024\u3002\ufe52\uff0e\uff61]/gi;
const WEB = /^http(s?):\/\/([^/?#\\]*)/i;

/**
 * An indicator's text that no mail program makes a link of: `hxxps://evil[.]example/a.php`,
 * `evil[.]example`, `198[.]51[.]100[.]7`, `2001[:]db8[:][:]1`. Hashes stay. `refang` gives the text back; where
 * the path itself holds one of the marks, its bracket is written as `%5B`, which is the same address to VirusTotal.
 */
export function defang(text: string): string {
  const web = WEB.exec(text);
  if (web) {
    const [link, s = '', authority = ''] = web;
    return `hxxp${s}://${authority.replaceAll('.', '[.]')}${withoutMarks(text.slice(link.length))}`;
  }
  if (/^[0-9a-f:.]*:[0-9a-f:.]*$/i.test(text))
    return text.replaceAll(':', '[:]').replace(/(?<!\[)\./g, '[.]');
  return text.replaceAll('.', '[.]');
}

function withoutMarks(path: string): string {
  return path.replace(MARK, (mark) => (mark === '(' ? '%28' : encodeURIComponent(mark)));
}
