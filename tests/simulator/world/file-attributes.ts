import type { JsonObject } from '../json';
import { FAMILIES, THREATS } from './malware-labels';
import type { Prng } from './prng';

export interface FileType {
  extension: string;
  type_tag: string;
  type_description: string;
  magic: string;
  mime: string;
  tags: readonly string[];
}

const type = (
  extension: string,
  type_tag: string,
  type_description: string,
  magic: string,
  mime: string,
  ...tags: string[]
): FileType => ({ extension, type_tag, type_description, magic, mime, tags });

export const WIN32_EXE = type(
  'exe',
  'peexe',
  'Win32 EXE',
  'PE32 executable for MS Windows (GUI) Intel 80386 32-bit',
  'application/octet-stream',
  'peexe',
  'signed',
  'overlay',
);
export const CSV = type('csv', 'csv', 'CSV', 'ASCII text', 'text/csv', 'text');

export const FILE_TYPES: readonly FileType[] = [
  WIN32_EXE,
  CSV,
  type(
    'dll',
    'pedll',
    'Win32 DLL',
    'PE32+ executable for MS Windows (DLL) Mono/.Net assembly',
    'application/octet-stream',
    'pedll',
    'assembly',
  ),
  type('pdf', 'pdf', 'PDF', 'PDF document, version 1.7', 'application/pdf', 'pdf', 'js-embedded'),
  type(
    'docm',
    'docx',
    'Office Open XML Document',
    'Microsoft Word 2007+',
    'application/vnd.ms-word',
    'docx',
    'macros',
    'obfuscated',
  ),
  type(
    'zip',
    'zip',
    'ZIP',
    'Zip archive data, at least v2.0 to extract',
    'application/zip',
    'zip',
    'encrypted',
  ),
  type(
    'apk',
    'android',
    'Android',
    'Zip archive data, at least v0.0 to extract',
    'application/zip',
    'android',
  ),
  type(
    'ps1',
    'powershell',
    'Powershell',
    'ASCII text, with CRLF line terminators',
    'text/plain',
    'powershell',
    'long-sleeps',
  ),
  type('elf', 'elf', 'ELF', 'ELF 64-bit LSB executable, x86-64', 'application/x-executable', 'elf', '64bits'),
  type('dmg', 'dmg', 'Macintosh Disk Image', 'zlib compressed data', 'application/x-apple-diskimage', 'dmg'),
  type(
    'js',
    'javascript',
    'JavaScript',
    'UTF-8 Unicode text, with very long lines',
    'application/javascript',
    'javascript',
  ),
];

/** The parts of a file report that come and go, about as often as in real ones (virustotal-api.md §4). */
export function fileAttributes(kind: FileType, malicious: number, prng: Prng, now: number): JsonObject {
  const attributes: JsonObject = {
    type_tag: kind.type_tag,
    type_description: kind.type_description,
    magic: kind.magic,
    tags: [...kind.tags],
    unique_sources: prng.int(1, 90),
    times_submitted: prng.int(1, 400),
    trid: [{ file_type: kind.type_description, probability: prng.int(300, 1000) / 10 }],
    exiftool: { FileTypeExtension: kind.extension, MIMEType: kind.mime },
  };
  if (prng.chance(0.7)) attributes.vhash = prng.hex(32);
  if (prng.chance(0.4)) attributes.type_extension = kind.extension;
  if (prng.chance(0.3)) attributes.type_tags = [kind.type_tag, 'executable'];
  if (prng.chance(0.4)) attributes.creation_date = now - prng.int(100, 3000) * 86_400;
  if (prng.chance(0.4)) attributes.tlsh = `T1${prng.hex(70).toUpperCase()}`;
  if (malicious > 3) {
    const family = prng.pick(FAMILIES);
    const threat = prng.pick(THREATS);
    attributes.popular_threat_classification = {
      suggested_threat_label: `${threat}.${family}`,
      popular_threat_category: [{ value: threat, count: malicious }],
      popular_threat_name: [{ value: family, count: Math.ceil(malicious / 2) }],
    };
  }
  if (malicious > 0 && prng.chance(0.5)) {
    const verdict = {
      category: 'malicious',
      confidence: 80,
      sandbox_name: 'Sandkasten',
      malware_classification: ['TROJAN'],
    };
    attributes.sandbox_verdicts = { Sandkasten: verdict };
  }
  return attributes;
}
