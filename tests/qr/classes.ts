import { createPrng, type Prng } from '../simulator/world/prng';
import { codePicture, LEVELS, textFor } from './code-picture';
import { type Gray, paper, place } from './gray';
import { blur, glare, noise, pepper, perspective, photograph, scale, shade, tones, turn } from './spoil';

/** A picture and the texts in it. */
export interface Sample {
  readonly texts: readonly string[];
  readonly picture: Gray;
}

/** A way for codes to be hard to read; `make` gives the sample of this number, the same on every machine. */
export interface SampleClass {
  readonly name: string;
  readonly make: (prng: Prng, number: number) => Sample;
}

const link = (prng: Prng): string => {
  const host = `${prng.hex(prng.int(4, 10))}.example`;
  return `https://${host}/${prng.hex(prng.int(0, 40))}`;
};

/** One code for a link, of an error level and size that vary, and what becomes of it. */
function spoiled(name: string, spoil: (picture: Gray, prng: Prng) => Gray, module = 4): SampleClass {
  return {
    name,
    make(prng) {
      const text = link(prng);
      return { texts: [text], picture: spoil(codePicture({ text, level: prng.pick(LEVELS), module }), prng) };
    },
  };
}

const within = (prng: Prng, low: number, high: number): number => low + (high - low) * prng.next();

/** Several codes at different sizes upon one sheet. */
function several(prng: Prng): Sample {
  const sheet = paper(900, 700);
  const count = prng.int(2, 6);
  const texts: string[] = [];
  for (let at = 0; at < count; at += 1) {
    const text = link(prng);
    const code = codePicture({ text, level: prng.pick(LEVELS), module: prng.int(2, 5) });
    place(
      sheet,
      code,
      10 + 300 * (at % 3) + prng.int(0, 20),
      10 + 340 * Math.floor(at / 3) + prng.int(0, 20),
    );
    texts.push(text);
  }
  return { texts, picture: sheet };
}

/** Gray lines as of text, and one code somewhere on it, as on a page of the web. */
function onPage(prng: Prng): Sample {
  const page = paper(1280, 900);
  for (let y = 20; y < 880; y += prng.int(14, 30)) {
    for (let x = 20; x < 1240; x += prng.int(6, 60)) {
      place(page, paper(prng.int(2, 30), prng.int(2, 9), prng.next() * 0.5), x, y);
    }
  }
  const text = link(prng);
  const code = codePicture({ text, level: prng.pick(LEVELS), module: prng.int(2, 4) });
  place(page, code, prng.int(0, 1280 - code.width), prng.int(0, 900 - code.height));
  return { texts: [text], picture: page };
}

/** All 160 of version and level, in an order that spreads over both. */
function everyVersion(_prng: Prng, number: number): Sample {
  const version = 1 + ((number * 7) % 40);
  const level = LEVELS[(number + Math.floor(number / 40)) % 4] ?? 'M';
  const text = textFor(version, level);
  return { texts: [text], picture: codePicture({ text, version, level, module: 3 }) };
}

/** How hard each class is was set so that some decoder fails at some of it; `docs/BENCHMARKS.md` has the shares. */
export const CLASSES: readonly SampleClass[] = [
  { name: 'versions 1 to 40, all levels', make: everyVersion },
  spoiled('turned by any angle', (picture, prng) => turn(picture, within(prng, 0, 360))),
  spoiled('noise', (picture, prng) => noise(picture, within(prng, 0.1, 0.5), prng)),
  spoiled('black and white specks', (picture, prng) => pepper(picture, within(prng, 0.02, 0.14), prng)),
  spoiled('blurred', (picture, prng) => blur(picture, within(prng, 1, 3))),
  spoiled(
    'small: 1.3 to 2.5 pixels a module',
    (picture, prng) => scale(picture, within(prng, 0.16, 0.31)),
    8,
  ),
  spoiled('large: 10 to 25 pixels a module', (picture, prng) => scale(picture, within(prng, 1.25, 3)), 8),
  spoiled('inverted', (picture, prng) => tones(noise(picture, 0.05, prng), 1, within(prng, 0, 0.3))),
  spoiled('inverted, without a light edge', (picture, prng) =>
    tones(edgeless(picture), 1, prng.next() * 0.2),
  ),
  spoiled('low contrast', (picture, prng) => {
    const dark = within(prng, 0.1, 0.8);
    return noise(tones(picture, dark, dark + within(prng, 0.03, 0.15)), 0.005, prng);
  }),
  spoiled('uneven light and glare', (picture, prng) =>
    glare(shade(picture, within(prng, 0.1, 0.4)), prng.next(), prng.next(), within(prng, 0.05, 0.2)),
  ),
  spoiled(
    'in perspective',
    (picture, prng) => perspective(picture, within(prng, 0.1, 0.4), prng.int(-25, 25)),
    6,
  ),
  spoiled('photographed screen with moiré', photograph, 3),
  { name: 'several in one picture', make: several },
  { name: 'somewhere on a page', make: onPage },
];

/** Without most of its quiet zone. */
function edgeless(picture: Gray): Gray {
  const cut = 3 * 4;
  const side = picture.width - 2 * cut;
  const data = new Float32Array(side * side);
  for (let y = 0; y < side; y += 1) {
    const start = (y + cut) * picture.width + cut;
    data.set(picture.data.subarray(start, start + side), y * side);
  }
  return { data, width: side, height: side };
}

/** The sample of this number in a class; always the same. */
export function sampleOf({ name, make }: SampleClass, number: number): Sample {
  return make(createPrng(`${name} ${number}`), number);
}
