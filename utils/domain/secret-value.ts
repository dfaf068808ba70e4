/** A run shorter than this is an id or a word, however odd it looks. */
export const RANDOM_IN_QUERY = 20;
export const RANDOM_IN_PATH = 24;

const JWT = /^ey[\w-]{8,}\.[\w-]{4,}(?:\.[\w-]*)?/;
/** `mailto:` may stand before it. */
const EMAIL = /^(?!@)[^\s@/]{1,71}@[^\s@/]{1,200}\.[a-z]{2,63}$/i;
const UUID = /^[\da-z]{8}(?:-[\da-z]{4}){3}-[\da-z]{12}$/i;

/**
 * Whether a decoded value is a secret by its looks: a JWT, an e-mail address, or a long random string of at least
 * `long` characters. No secret by looks are numbers, UUIDs, and words joined by hyphens or capitals.
 */
export function looksSecret(value: string, long: number): boolean {
  if (EMAIL.test(value)) return true;
  return value
    .split(/[^\w.~+/=@%-]/)
    .some((run) => JWT.test(run) || runs(run).some((part) => isRandom(part, long)));
}

/** What an encoder may have written in one go: base64, base64url, base32, hex. */
function runs(text: string): string[] {
  return text.split(/[^\w+/-]/).flatMap((run) => (isPath(run) ? run.split('/') : [run]));
}

/** Slashes part words more often than they stand in base64. */
function isPath(run: string): boolean {
  return run.startsWith('/') || /[a-z]{3}\/[a-z]{3}/.test(run);
}

function isRandom(run: string, long: number): boolean {
  if (UUID.test(run)) return false;
  const characters = run.replace(/[^a-z\d]/gi, '');
  if (characters.length < long || /^\d+$/.test(characters)) return false;
  if (characters.length >= 32 && /^[\da-f]+$/i.test(characters) && /\d/.test(characters)) return true;
  return new Set(characters).size >= 8 && kindChanges(run) >= characters.length * 0.15;
}

/**
 * How often digits, small and capital letters take turns. Random strings change at nearly every other
 * character; words change at their first letter, which is not counted, and at a number.
 */
function kindChanges(run: string): number {
  let changes = 0;
  let last = '';
  for (const character of run) {
    const kind = /\d/.test(character)
      ? '9'
      : /[a-z]/.test(character)
        ? 'a'
        : /[A-Z]/.test(character)
          ? 'A'
          : '';
    if (last !== '' && kind !== '' && kind !== last && !(last === 'A' && kind === 'a')) changes++;
    last = kind;
  }
  return changes;
}
