import { CLASSES, type Sample, type SampleClass, sampleOf } from '../qr/classes';
import { toPixels } from '../qr/gray';
import { type Decoder, decodersHere } from './qr-decoders';
import { median } from './statistics';

/*
 * tsx tests/bench/qr.ts [samples a class]
 * How many codes each decoder reads, class by class, and how long a picture takes; the table of docs/QR-CODES.md.
 * The other libraries are no packages of this project. Compared is what is installed:
 *   npm install --no-save --no-package-lock jsqr@1.4.0 qr@0.7.0 @zxing/library@0.23.0
 */
interface Score {
  readonly there: number;
  readonly read: number;
  /** Texts that are in no code of the picture. */
  readonly wrong: number;
  /** Milliseconds of each picture. */
  readonly times: readonly number[];
}

const samples = Number(process.argv[2] ?? 160);

async function score({ texts }: Decoder, pictures: readonly Sample[]): Promise<Score> {
  let [there, read, wrong] = [0, 0, 0];
  const times: number[] = [];
  for (const sample of pictures) {
    const pixels = toPixels(sample.picture);
    const began = performance.now();
    const got = new Set(await texts(pixels));
    times.push(performance.now() - began);
    there += sample.texts.length;
    read += sample.texts.filter((text) => got.has(text)).length;
    wrong += [...got].filter((text) => !sample.texts.includes(text)).length;
  }
  return { there, read, wrong, times };
}

function cell({ there, read, wrong, times }: Score): string {
  const share = `${((100 * read) / there).toFixed(0)} %`;
  return `${share}, ${median(times).toFixed(0)} ms${wrong > 0 ? `, ${wrong} wrong` : ''}`;
}

const decoders = decodersHere();
console.log(`| class | ${decoders.map(({ name }) => name).join(' | ')} |`);
console.log(`| --- |${' --- |'.repeat(decoders.length)}`);
for (const kind of CLASSES) console.log(await line(kind));

async function line(kind: SampleClass): Promise<string> {
  const pictures = Array.from({ length: samples }, (_, number) => sampleOf(kind, number));
  const cells: string[] = [];
  for (const decoder of decoders) cells.push(cell(await score(decoder, pictures)));
  return `| ${kind.name} | ${cells.join(' | ')} |`;
}
