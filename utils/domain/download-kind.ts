import type { DownloadKind } from './settings';

const list = (text: string): readonly string[] => text.split(' ');

/** Endings of file names by kind; those that can carry a program first (DESIGN §5). */
const ENDINGS: readonly (readonly [DownloadKind, readonly string[]])[] = [
  [
    'program',
    list(
      'exe msi msix msixbundle appx appxbundle com scr pif cpl dll sys ocx drv apk aab xapk ipa deb rpm snap ' +
        'flatpak appimage run bin elf so o pkg app jar jnlp war class crx xpi gadget msp mst xll efi',
    ),
  ],
  [
    'script',
    list(
      'bat cmd ps1 psm1 psd1 vbs vbe vb js jse mjs cjs ws wsf wsh wsc sct hta sh bash zsh fish csh command py pyw ' +
        'pyc pl rb php lua tcl ahk au3 scpt applescript reg inf lnk url desktop scf library-ms search-ms ' +
        'settingcontent-ms appref-ms application chm hlp mht mhtml iqy slk',
    ),
  ],
  [
    'archive',
    list(
      'zip zipx rar 7z tar gz tgz bz2 tbz tbz2 xz txz zst tzst lz lzma lz4 br z cab arj ace lha lzh sit sitx cpio ar wim',
    ),
  ],
  ['disk-image', list('iso img dmg vhd vhdx vmdk vdi qcow2 udf toast cue mds mdf nrg')],
  [
    'macros',
    list(
      'docm dotm xlsm xltm xlam xlsb pptm potm ppam ppsm sldm doc dot xls xlt xla ppt pot pps rtf one pub mdb accdb',
    ),
  ],
  ['pdf', list('pdf xps oxps')],
  [
    'document',
    list(
      'docx dotx xlsx xltx pptx potx ppsx odt ods odp odg epub mobi azw3 djvu pages numbers key eml msg ics vcf',
    ),
  ],
  ['picture', list('svg png jpg jpeg jfif gif webp avif heic heif bmp ico tif tiff psd raw cr2 nef dng')],
  ['audio', list('mp3 m4a aac flac ogg oga opus wav wma aiff mid midi')],
  ['video', list('mp4 m4v mkv webm mov avi wmv flv mpg mpeg ts ogv 3gp')],
  ['text', list('html htm xhtml txt md log csv tsv json xml yaml yml toml ini cfg conf srt vtt tex bib css')],
];

const KIND_OF_ENDING: ReadonlyMap<string, DownloadKind> = new Map(
  ENDINGS.flatMap(([kind, endings]) => endings.map((ending) => [ending, kind] as const)),
);

/** Media types that name a program whatever the file is called. */
const MEDIA_TYPES: readonly (readonly [DownloadKind, RegExp])[] = [
  [
    'program',
    /^application\/(?:x-ms(?:download|dos-program|i)|vnd\.microsoft\.portable-executable|x-dosexec|x-exe(?:cutable)?|x-mach-binary|x-elf|vnd\.android\.package-archive|java-archive|x-debian-package|vnd\.debian\.binary-package|x-rpm)$/,
  ],
  ['script', /^(?:application|text)\/(?:x-sh(?:ellscript)?|x-bat|hta|javascript|x-powershell|vbscript)$/],
  [
    'archive',
    /^application\/(?:zip|x-zip-compressed|gzip|x-gzip|x-tar|x-7z-compressed|vnd\.rar|x-rar(?:-compressed)?|zstd|x-xz|x-bzip2?)$/,
  ],
  ['disk-image', /^application\/(?:x-iso9660-image|x-apple-diskimage|x-cd-image)$/],
  ['macros', /^application\/(?:vnd\.ms-\w+\.\w+\.macroenabled\.12|msword|vnd\.ms-(?:excel|powerpoint)|rtf)$/],
  ['pdf', /^application\/pdf$/],
];

/** Characters that draw nothing or turn the direction: `exe.gpj` must not pass for what it looks like. */
const HIDDEN = /[\p{Cc}\p{Cf}]/gu;

/**
 * The last ending of a name, lower case, without the dot; empty when it has none. `invoice.pdf.exe` ends in
 * `exe`, hidden characters count for nothing, and so do trailing dots and spaces, which Windows drops.
 */
export function endingOf(name: string): string {
  const plain = name
    .normalize('NFKC')
    .replace(HIDDEN, '')
    .replace(/[.\s]+$/, '');
  const dot = plain.lastIndexOf('.');
  // A name that only begins with a dot has no ending: `.bashrc`.
  return dot > 0 ? plain.slice(dot + 1).toLowerCase() : '';
}

/**
 * What kind of file it is. The name decides, because it decides what happens on opening; the media type only
 * makes it worse: a picture served as a program is a program.
 */
export function kindOf(name: string, mime: string): DownloadKind {
  const byName = kindOfName(name);
  const type = mime.split(';')[0]?.trim().toLowerCase() ?? '';
  const byType = MEDIA_TYPES.find(([, pattern]) => pattern.test(type))?.[0];
  return byType !== undefined && rank(byType) < rank(byName) ? byType : byName;
}

function kindOfName(name: string): DownloadKind {
  const ending = endingOf(name);
  if (ending === '') return 'no-extension';
  return KIND_OF_ENDING.get(ending) ?? 'other';
}

function rank(kind: DownloadKind): number {
  const place = ENDINGS.findIndex(([each]) => each === kind);
  return place < 0 ? ENDINGS.length : place;
}
