import { createRequire } from 'node:module';
import { lumaOf } from '../../utils/services/page/luma';
import type { Pixels } from '../../utils/services/page/pixels';
import { readCodes } from '../../utils/services/page/qr';
import { decodeHere } from '../qr/zxing-wasm';

/** One way to read codes: the texts in a picture. */
export interface Decoder {
  readonly name: string;
  readonly texts: (picture: Pixels) => Promise<readonly string[]>;
}

/** A library that is not among the packages of this project; null where it is not installed. */
function library(name: string): unknown {
  try {
    return createRequire(import.meta.url)(name);
  } catch {
    return null;
  }
}

/** Each throws, or answers nothing, where it finds no code. */
const OTHERS: Readonly<Record<string, (from: unknown, picture: Pixels) => string | undefined>> = {
  jsqr: (from, { data, width, height }) => {
    const { default: jsQr } = from as { default: (...picture: unknown[]) => { data: string } | null };
    return jsQr(data, width, height)?.data;
  },
  'qr/decode.js': (from, picture) => {
    const { decodeQR } = from as { decodeQR: (picture: Pixels, options: unknown) => string };
    return decodeQR(picture, { effort: 4, timeLimit: 3_000 });
  },
  '@zxing/library': (from, picture) => {
    const zxing = from as Zxing;
    const { width, height } = picture;
    const source = new zxing.RGBLuminanceSource(lumaOf(picture, 255).data, width, height);
    const hints = new Map([[zxing.DecodeHintType.TRY_HARDER, true]]);
    const bitmap = (light: unknown): unknown => new zxing.BinaryBitmap(new zxing.HybridBinarizer(light));
    const read = (light: unknown): string => new zxing.QRCodeReader().decode(bitmap(light), hints).getText();
    try {
      return read(source);
    } catch {
      // It says only by throwing that there is no code; inverted ones it does not look for.
      return read(new zxing.InvertedLuminanceSource(source));
    }
  },
};

/** As much of that library as is used. */
interface Zxing {
  readonly DecodeHintType: { readonly TRY_HARDER: number };
  readonly RGBLuminanceSource: new (data: unknown, width: number, height: number) => unknown;
  readonly InvertedLuminanceSource: new (source: unknown) => unknown;
  readonly HybridBinarizer: new (source: unknown) => unknown;
  readonly BinaryBitmap: new (binarizer: unknown) => unknown;
  readonly QRCodeReader: new () => {
    decode(bitmap: unknown, hints: unknown): { getText(): string };
  };
}

/** What the looks around a decoder give is told of the smallest library too. */
const SMALLEST = 'qr';

const now = (): number => performance.now();

/** What is compared: the chosen library alone, with Assay's passes, and the others where they are installed. */
export function decodersHere(): readonly Decoder[] {
  const decode = decodeHere();
  const texts = async (codes: Promise<readonly { readonly text: string }[]>) =>
    (await codes).map(({ text }) => text);
  const others = Object.entries(OTHERS).flatMap(([name, read]): Decoder[] => {
    const from = library(name);
    if (from === null) return [];
    const label = name.replace('/decode.js', '');
    const alone = async (picture: Pixels) => attempt(() => read(from, picture));
    if (label !== SMALLEST) return [{ name: label, texts: alone }];
    const decodeOne = async (picture: Pixels) =>
      (await alone(picture)).map((text) => ({ text, binaryBytes: 0, corners: [] }));
    return [
      { name: label, texts: alone },
      {
        name: `${label} with Assay's looks`,
        texts: (picture) => texts(readCodes(picture, { decode: decodeOne, now })),
      },
    ];
  });
  return [
    {
      name: 'Assay',
      texts: (picture) => texts(readCodes(picture, { decode, now })),
    },
    { name: 'zxing-wasm', texts: (picture) => texts(decode(picture, 'local')) },
    ...others,
  ];
}

function attempt(read: () => string | undefined): readonly string[] {
  try {
    const text = read();
    return text === undefined ? [] : [text];
  } catch {
    // Some libraries say only by throwing that there is no code.
    return [];
  }
}
