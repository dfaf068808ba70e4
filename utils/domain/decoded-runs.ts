import { fromBytes } from './percent-bytes';

/** Shorter ones hold no mail address. */
const RUN = /[\w+/-]{8,}/g;
const HEX = /^(?:[\da-f]{2}){6,}$/i;
/** What joins an encoded run to words beside it; the first two are letters of base64url too, the last one of base64. */
const JOINTS = /[-_/]/;
/** Words have neither, and what an encoder wrote has one of them nearly everywhere. */
const NO_WORD = /[A-Z\d]/;
/** Characters that no text has, and those in the place of bytes that are no UTF-8. */
const NO_TEXT = /[^\P{Cc}\t\r\n]|\ufffd/u;

/**
 * What the runs of a text stand for where an encoder wrote them: base64, base64url, hex. Only what comes out as text; words
 * and random strings come out as bytes of all kinds.
 */
export function decodedRuns(text: string): readonly string[] {
  const runs = new Set<string>();
  for (const [run] of text.matchAll(RUN)) {
    runs.add(run);
    for (const part of run.split(JOINTS)) runs.add(part);
  }
  return [...runs]
    .filter((run) => NO_WORD.test(run))
    .flatMap((run) => [fromHex(run), fromBase64(run)])
    .filter((bytes) => bytes !== '' && !NO_TEXT.test(bytes))
    .map(fromBytes)
    .filter((one) => !NO_TEXT.test(one));
}

function fromHex(run: string): string {
  if (!HEX.test(run)) return '';
  return run.replace(/../g, (byte) => String.fromCharCode(Number.parseInt(byte, 16)));
}

function fromBase64(run: string): string {
  // A single character of the last four says less than a byte.
  if (run.length < 8 || run.length % 4 === 1) return '';
  return atob(run.replaceAll('-', '+').replaceAll('_', '/'));
}
