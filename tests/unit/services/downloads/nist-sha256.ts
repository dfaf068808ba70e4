/*
 * SHA-256 as the National Institute of Standards and Technology publishes it: the examples of FIPS 180-4, its
 * "additional test vectors", the first ones of the validation suite (SHAVS) and its Monte Carlo test.
 */

interface Vector {
  readonly name: string;
  readonly bytes: () => Uint8Array<ArrayBuffer>;
  readonly sha256: string;
}

const text = (words: string) => (): Uint8Array<ArrayBuffer> => new TextEncoder().encode(words);
const hex = (digits: string) => (): Uint8Array<ArrayBuffer> => Uint8Array.from(Buffer.from(digits, 'hex'));
const times = (length: number, byte: number) => (): Uint8Array<ArrayBuffer> =>
  new Uint8Array(length).fill(byte);

const LONG_WORDS =
  'abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu';

export const VECTORS: readonly Vector[] = [
  ['nothing', text(''), 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
  ['abc', text('abc'), 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
  [
    '448 bits',
    text('abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq'),
    '248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1',
  ],
  ['896 bits', text(LONG_WORDS), 'cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1'],
  [
    'a million a',
    text('a'.repeat(1_000_000)),
    'cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0',
  ],
  ['1 byte', hex('bd'), '68325720aabd7c82f30f554b313d0570c95accbb7dc4b5aae11204c08ffe732b'],
  ['4 bytes', hex('c98c8e55'), '7abc22c0ae5af26ce93dbb94433a0e0b2e119d014f8e7f65bd56c61ccccd9504'],
  ['55 zeros', times(55, 0), '02779466cdec163811d078815c633f21901413081449002f24aa3e80f0b88ef7'],
  ['56 zeros', times(56, 0), 'd4817aa5497628e7c77e6b606107042bbba3130888c5f47a375e6179be789fbb'],
  ['57 zeros', times(57, 0), '65a16cb7861335d5ace3c60718b5052e44660726da4cd13bb745381b235a1785'],
  ['64 zeros', times(64, 0), 'f5a5fd42d16a20302798ef6ed309979b43003d2320d9f0e8ea9831a92759fb4b'],
  ['1000 zeros', times(1000, 0), '541b3e9daa09b20bf85fa273e5cbd3e80185aa4ec298e765db87742b70138a53'],
  ['1000 A', times(1000, 0x41), 'c2e686823489ced2017f6059b8b239318b6364f6dcd835d0a519105a1eadd6e4'],
  ['1005 U', times(1005, 0x55), 'f4d62ddec0f3dd90ea1380fa16a5ff8dc4c54b21740650f24afc4120903552b0'],
  [
    'a million zeros',
    times(1_000_000, 0),
    'd29751f2649b32ff572b5e0a9f541ea660a50f94ff0beedfb0b692b924cc8025',
  ],
  ['SHAVS, 8 bits', hex('d3'), '28969cdfa74a12c82f3bad960b0b000aca2ac329deea5c2328ebc6f2ba9802c1'],
  ['SHAVS, 16 bits', hex('11af'), '5ca7133fa735326081558ac312c620eeca9970d1e70a4b95533d956f072d1f98'],
  ['SHAVS, 24 bits', hex('b4190e'), 'dff2e73091f6c05e528896c4c831b9448653dc2ff043528f6769437bc7b975c2'],
  ['SHAVS, 32 bits', hex('74ba2521'), 'b16aa56be3880d18cd41e68384cf1ec8c17680c45a02b1575dc1518923ae8b0e'],
].map(([name, bytes, sha256]) => ({ name, bytes, sha256 }) as Vector);

/** 512 MiB of one byte: larger than what is hashed whole. */
export const LARGE = {
  size: 0x20000000,
  byte: 0x5a,
  sha256: '15a1868c12cc53951e182344277447cd0979536badcc512ad24c67e9b2d4f3dd',
} as const;

/** SHAVS, "Monte Carlo": a thousand hashes in a chain make one checkpoint. The first of a hundred. */
export const MONTE_CARLO = {
  seed: '6d1e72ad03ddeb5de891e572e2396f8da015d899ef0e79503152d6010a3fe691',
  first: 'e93c330ae5447738c8aa85d71a6c80f2a58381d05872d26bdd39f1fcd4f2b788',
} as const;
