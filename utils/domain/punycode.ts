/* The numbers are RFC 3492 §5's, for the form that domain names use. */
const BASE = 36;
const T_MIN = 1;
const T_MAX = 26;
const SKEW = 38;
const DAMP = 700;
const FIRST_BIAS = 72;
const FIRST_CODE = 128;
/** A label has at most 63 characters, four of them `xn--` (RFC 1035). Longer ones would outgrow the numbers. */
const LONGEST = 59;

/**
 * The letters of an `xn--` label, given without that prefix (RFC 3492 §6.2); null for what encodes none.
 */
export function decodePunycode(encoded: string): string | null {
  if (encoded.length > LONGEST) return null;
  const hyphen = encoded.lastIndexOf('-');
  const output = [...encoded.slice(0, Math.max(0, hyphen))];
  let code = FIRST_CODE;
  let bias = FIRST_BIAS;
  let place = 0;
  let at = hyphen + 1;
  while (at < encoded.length) {
    const before = place;
    let weight = 1;
    for (let k = BASE; ; k += BASE) {
      const digit = digitOf(encoded.charAt(at++));
      if (digit === null) return null;
      place += digit * weight;
      const threshold = Math.min(T_MAX, Math.max(T_MIN, k - bias));
      if (digit < threshold) break;
      weight *= BASE - threshold;
    }
    const length = output.length + 1;
    bias = adapt(place - before, length, before === 0);
    code += Math.floor(place / length);
    if (code > 0x10_ffff) return null;
    place %= length;
    output.splice(place++, 0, String.fromCodePoint(code));
  }
  return output.join('');
}

function digitOf(character: string): number | null {
  if (/^[a-z]$/i.test(character)) return character.toLowerCase().charCodeAt(0) - 97;
  return /^\d$/.test(character) ? Number(character) + 26 : null;
}

function adapt(delta: number, length: number, first: boolean): number {
  let rest = Math.floor(delta / (first ? DAMP : 2));
  rest += Math.floor(rest / length);
  let k = 0;
  for (; rest > ((BASE - T_MIN) * T_MAX) / 2; k += BASE) rest = Math.floor(rest / (BASE - T_MIN));
  return k + Math.floor(((BASE - T_MIN + 1) * rest) / (rest + SKEW));
}
