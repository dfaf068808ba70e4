/** Bytes of a text file, piece by piece, as text. */
export interface TextBytes {
  read(bytes: Uint8Array): string;
  /** What was held back because a character was torn. */
  end(): string;
}

type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'utf-32le' | 'utf-32be';

const MARKS: readonly { readonly encoding: Encoding; readonly bytes: readonly number[] }[] = [
  // Before UTF-16, whose mark is the beginning of this one.
  { encoding: 'utf-32le', bytes: [0xff, 0xfe, 0, 0] },
  { encoding: 'utf-32be', bytes: [0, 0, 0xfe, 0xff] },
  { encoding: 'utf-8', bytes: [0xef, 0xbb, 0xbf] },
  { encoding: 'utf-16le', bytes: [0xff, 0xfe] },
  { encoding: 'utf-16be', bytes: [0xfe, 0xff] },
];
const LONGEST_MARK = 4;
/** Bytes looked at where there is no mark. */
const SAMPLE = 1_000;

/**
 * Reads a file in whatever Unicode encoding its byte order mark names; without one it is UTF-8, or UTF-16 where
 * every other byte is zero. What is no character becomes U+FFFD: a torn name is then no indicator (faults.md §5.5).
 */
export function createTextBytes(): TextBytes {
  let held = new Uint8Array();
  let decode: ((bytes: Uint8Array, more: boolean) => string) | null = null;

  function start(bytes: Uint8Array): string {
    const { encoding, mark } = encodingOf(bytes);
    decode = encoding.startsWith('utf-32') ? createUtf32(encoding === 'utf-32le') : createNative(encoding);
    held = new Uint8Array();
    return decode(bytes.subarray(mark), true);
  }

  return {
    read(bytes) {
      if (decode) return decode(bytes, true);
      const known = new Uint8Array(held.length + bytes.length);
      known.set(held);
      known.set(bytes, held.length);
      held = known;
      return known.length < LONGEST_MARK ? '' : start(known);
    },
    end() {
      const before = decode ? '' : start(held);
      return before + (decode?.(new Uint8Array(), false) ?? '');
    },
  };
}

function encodingOf(bytes: Uint8Array): { readonly encoding: Encoding; readonly mark: number } {
  for (const { encoding, bytes: mark } of MARKS) {
    if (mark.every((byte, index) => bytes[index] === byte)) return { encoding, mark: mark.length };
  }
  const sample = bytes.subarray(0, SAMPLE);
  const [even, odd] = [zeros(sample, 0), zeros(sample, 1)];
  const many = sample.length / 4;
  if (odd > many && even < many / 4) return { encoding: 'utf-16le', mark: 0 };
  if (even > many && odd < many / 4) return { encoding: 'utf-16be', mark: 0 };
  return { encoding: 'utf-8', mark: 0 };
}

function zeros(bytes: Uint8Array, from: 0 | 1): number {
  let count = 0;
  for (let at = from; at < bytes.length; at += 2) if (bytes[at] === 0) count++;
  return count;
}

function createNative(encoding: Encoding): (bytes: Uint8Array, more: boolean) => string {
  const decoder = new TextDecoder(encoding, { ignoreBOM: true });
  return (bytes, stream) => decoder.decode(bytes, { stream });
}

/** No browser reads UTF-32 any more. */
function createUtf32(little: boolean): (bytes: Uint8Array, more: boolean) => string {
  let torn: number[] = [];
  return (bytes, more) => {
    let text = '';
    for (const byte of bytes) {
      torn.push(byte);
      if (torn.length < 4) continue;
      const [a = 0, b = 0, c = 0, d = 0] = little ? torn.toReversed() : torn;
      const code = a * 0x1000000 + (b << 16) + (c << 8) + d;
      text += code > 0x10ffff || (code >= 0xd800 && code < 0xe000) ? '\ufffd' : String.fromCodePoint(code);
      torn = [];
    }
    return !more && torn.length > 0 ? `${text}\ufffd` : text;
  };
}
