import { gluedChoices } from './glued-choices';
import { splitGlued } from './glued-front';
import type { Indicator } from './indicator';
import { hashName } from './indicator';
import { endOfLink } from './link-end';
import { parseOne } from './parse-one';
import { isPlausible } from './plausible';
import { refang } from './refang';
import { trimEnd, trimStart } from './trim-marks';

const PIECE =
  /[^,;|=(){}[\]'!*&^\u2018-\u201b\u1100-\u11ff\u2e80-\u3001\u3003-\u9fff\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff]+/g;
const AROUND = '.,;:\uff1a!?\'"*#-_~\u2026\u3002\uff0e\uff61';
const VERSION_WORD =
  /^[([]?(?:v|ver|vers|version|release|build|firmware|fw|rev|revision|section|chapter|clause|oid|\u00a7+)[.:=]?$/i;
/** `443/tcp` behind an address, as scanners and firewalls write it. */
const PROTOCOL = /(?<=:\d{1,5})\/(?:tcp|udp)$/i;
/** `_dmarc.evil.example`: its first character is a part of it. Markdown puts one behind as well. */
const SERVICE = /^_[a-z0-9-]+(?:\.[a-z0-9_-]+){2,}(?<!_)\.?$/i;
/** The name of a torrent, in a magnet link: as long as a SHA-1, and of no file. */
const TORRENT = /^urn:btih:/i;
/** `ioc: type:domain:evil.example`: as many labels before an indicator. */
const LABELS = 3;
const LONGEST_PIECE = 8_192;

/** The indicators in a part of a word without `http://`: hosts, addresses, hashes, links without a scheme. */
export function readPlain(part: string, before: string): Indicator[] {
  const found: Indicator[] = [];
  const text = refang(part);
  const defanged = text !== part;
  let at = 0;
  let previous = before;
  for (const { 0: piece, index } of text.matchAll(PIECE)) {
    if (index < at) continue;
    const end = isLinkStart(piece, defanged) ? endOfLink(text, index, index) : index + piece.length;
    at = end;
    if (end - index <= LONGEST_PIECE) found.push(...readPiece(text.slice(index, end), previous, defanged));
    previous = piece;
  }
  return found;
}

function isLinkStart(piece: string, defanged: boolean): boolean {
  const slash = piece.search(/[/?#]/);
  return slash > 0 && slash < 300 && readPiece(piece.slice(0, slash), '', defanged).length > 0;
}

function readPiece(piece: string, previous: string, defanged: boolean): Indicator[] {
  const start = SERVICE.test(piece) ? piece : trimStart(piece, AROUND);
  let rest = trimEnd(start, AROUND).replace(PROTOCOL, '');
  if (TORRENT.test(rest)) return [];
  // An e-mail address is the longest right reading of itself, and no indicator.
  if (/^[^/?#]*@/.test(rest)) return [];
  for (let label = 0; label <= LABELS && mayBeOne(rest); label++) {
    const one = parseOne(rest);
    if ('kind' in one && isPlausible(rest, one, defanged)) {
      return one.kind === 'ip' && VERSION_WORD.test(previous) ? [] : [one];
    }
    if ('reason' in one && one.reason === 'several') return readGlued(rest, defanged);
    const colon = rest.indexOf(':');
    if (colon < 0) break;
    rest = rest.slice(colon + 1);
  }
  return hashesIn(piece);
}

/**
 * A word and a name without a space between. In a script that has no spaces, and behind a picture, the name alone is
 * meant; otherwise the two may as well be one name.
 */
function readGlued(text: string, defanged: boolean): Indicator[] {
  const choices = splitGlued(text)?.unspaced ? gluedChoices(text).slice(0, 1) : gluedChoices(text);
  return choices.filter((one) => isPlausible(one.value, one, defanged));
}

/** Every indicator has a dot, two colons or the length of a hash: most words have none of it. */
function mayBeOne(word: string): boolean {
  return word.length >= 32 || /[.\uff0e]/.test(word) || word.indexOf(':') !== word.lastIndexOf(':');
}

/** Hashes that are names of files: `/samples/<sha256>.bin`, `<md5>.exe`. */
function hashesIn(path: string): Indicator[] {
  if (path.length < 32 || !/[/\\.]/.test(path)) return [];
  const names = path.toLowerCase().split(/[/\\.]/);
  return names.filter((name) => hashName(name)).map((value) => ({ kind: 'file', value }));
}
