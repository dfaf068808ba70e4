/** So much of a secret in one piece is as good as all of it: names are cut short, and storage packs things away. */
const PIECE = 16;

/** Every piece of 16 characters of it. */
export const piecesOf = (secret: string): readonly string[] =>
  Array.from({ length: secret.length - PIECE + 1 }, (_, at) => secret.slice(at, at + PIECE));
