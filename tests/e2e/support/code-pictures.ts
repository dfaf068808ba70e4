import { codePicture } from '../../qr/code-picture';
import { paper, place, toPixels } from '../../qr/gray';
import { pngOf } from '../../qr/png';

/** A PNG with these texts as codes, side by side. */
export function codesPng(...texts: readonly string[]): Buffer {
  const codes = texts.map((text) => codePicture({ text, module: 4 }));
  const side = Math.max(...codes.map(({ width }) => width));
  const sheet = paper(side * codes.length, side);
  for (const [at, code] of codes.entries()) place(sheet, code, at * side, 0);
  return pngOf(toPixels(sheet));
}

/** A picture with nothing in it. */
export function blankPng(): Buffer {
  return pngOf(toPixels(paper(200, 200, 0.9)));
}
