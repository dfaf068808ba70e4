import qrcode from 'qrcode-generator';
import { draw, type Gray } from './gray';

export const LEVELS = ['L', 'M', 'Q', 'H'] as const;
export type Level = (typeof LEVELS)[number];
type Version = Parameters<typeof qrcode>[0];

/** Light modules around a code that the standard asks for (ISO/IEC 18004, 6.3.8). */
export const QUIET = 4;

export interface CodeOptions {
  readonly text: string;
  /** 1 to 40; left out, the smallest that the text fits into. */
  readonly version?: number;
  readonly level?: Level;
  /** Pixels a module; need not be whole. */
  readonly module?: number;
  readonly quiet?: number;
}

/** A code as dark modules, made by an encoder that no decoder here shares code with. */
export function matrixOf({ text, version = 0, level = 'M' }: CodeOptions): boolean[][] {
  const code = qrcode(version as Version, level);
  code.addData(text, 'Byte');
  code.make();
  const size = code.getModuleCount();
  return Array.from({ length: size }, (_, row) =>
    Array.from({ length: size }, (_, column) => code.isDark(row, column)),
  );
}

/** The code, black on white, with its quiet zone; each pixel as dark as the modules that it covers. */
export function codePicture(options: CodeOptions): Gray {
  const { module = 4, quiet = QUIET } = options;
  const matrix = matrixOf(options);
  const side = Math.round((matrix.length + 2 * quiet) * module);
  const dark = (x: number, y: number): number =>
    matrix[Math.floor(y / module - quiet)]?.[Math.floor(x / module - quiet)] === true ? 1 : 0;
  if (Number.isInteger(module)) return draw(side, side, (x, y) => 1 - dark(x, y));
  return draw(side, side, (x, y) => {
    let sum = 0;
    for (const right of PARTS) for (const down of PARTS) sum += dark(x + right, y + down);
    return 1 - sum / PARTS.length ** 2;
  });
}

const PARTS = [0.125, 0.375, 0.625, 0.875];

/** A link whose code is of just this version: as long as fits. */
export function textFor(version: number, level: Level): string {
  const start = `https://qr${version}${level.toLowerCase()}.example/`;
  let [fits, fails] = [0, 3000];
  while (fails - fits > 1) {
    const middle = (fits + fails) >> 1;
    if (
      isFitting(
        start.length > middle ? start.slice(0, middle) : start.padEnd(middle, '0123456789abcdef'),
        version,
        level,
      )
    )
      fits = middle;
    else fails = middle;
  }
  return start.padEnd(fits, '0123456789abcdef').slice(0, fits);
}

function isFitting(text: string, version: number, level: Level): boolean {
  try {
    matrixOf({ text, version, level });
    return true;
  } catch {
    // The encoder says only by throwing that a text is too long.
    return false;
  }
}
