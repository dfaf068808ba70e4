import fc from 'fast-check';

/** Texts made of these characters; far quicker to make than `fc.string` with a unit. */
export function textOf(characters: string, maxLength: number): fc.Arbitrary<string> {
  return fc.array(fc.constantFrom(...characters), { maxLength }).map((chosen) => chosen.join(''));
}

/** Any code points, lone surrogates too. */
export const anyText: fc.Arbitrary<string> = fc
  .array(fc.oneof(fc.nat(0x2ff), fc.integer({ min: 0x2000, max: 0x20ff }), fc.nat(0x10ffff)), {
    maxLength: 30,
  })
  .map((points) => String.fromCodePoint(...points));
