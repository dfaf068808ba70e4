/** Bytes at once: more arguments than this a function does not take. */
const PIECE = 0x8000;

/** Bytes as text: messages between contexts carry nothing else in every browser. */
export function toBase64(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += PIECE)
    text += String.fromCharCode(...bytes.subarray(at, at + PIECE));
  return btoa(text);
}
