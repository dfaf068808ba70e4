/*
 * Byte strings: JavaScript strings in which every character is one byte, so that escapes that are no UTF-8 are
 * not lost.
 */

export function toBytes(text: string): string {
  if (/^\p{ASCII}*$/u.test(text)) return text;
  let bytes = '';
  for (const byte of new TextEncoder().encode(text)) bytes += String.fromCharCode(byte);
  return bytes;
}

export function fromBytes(bytes: string): string {
  if (/^\p{ASCII}*$/u.test(bytes)) return bytes;
  return new TextDecoder().decode(Uint8Array.from(bytes, (byte) => byte.charCodeAt(0)));
}

/**
 * Undoes percent escapes until none is left, `%2541` → `%41` → `A`, in one pass: a finished escape may finish
 * the one it stands in, and no two escapes can overlap, so the order does not matter.
 */
export function unescapeFully(bytes: string): string {
  if (!bytes.includes('%')) return bytes;
  const out: string[] = [];
  for (const byte of bytes) {
    out.push(byte);
    while (out.length > 2 && out.at(-3) === '%' && isHex(out.at(-2)) && isHex(out.at(-1))) {
      const [, high = '', low = ''] = out.splice(-3);
      out.push(String.fromCharCode(Number.parseInt(high + low, 16)));
    }
  }
  return out.join('');
}

/** Escapes bytes up to 0x20 and from 0x7F, `#` and `%`, and no others (virustotal-api.md §3). */
export function escapeBytes(bytes: string): string {
  return bytes.replace(/[^!-~]|[#%]/g, (byte) => {
    return `%${byte.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;
  });
}

function isHex(character: string | undefined): boolean {
  return character !== undefined && /^[0-9a-f]$/i.test(character);
}
