/** What no file system of today takes in a name, or takes for something else. */
const FORBIDDEN = /[\p{Cc}\p{Cf}\p{Cs}<>:"/\\|?*]/gu;
const RESERVED = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;
const LONGEST = 120;

/** A text as the name of a file, on every system; `fallback` when nothing is left of it. */
export function fileName(text: string, fallback: string): string {
  const plain = text
    .replace(FORBIDDEN, '-')
    .trim()
    .replace(/^\.+/, '')
    .slice(0, LONGEST)
    .replace(/[. ]+$/, '');
  if (plain === '') return fallback;
  return RESERVED.test(plain) ? `_${plain}` : plain;
}
