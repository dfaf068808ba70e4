/** Endings of file names that are no top-level domains: `setup.exe` is never a host. */
const NO_TLD = new Set(
  (
    '7z aab apk asp aspx avi bak bat bin bmp bz2 c cfg class cmd conf cpp cs css csv dat db deb dll dmg doc docm ' +
    'docx eml exe gif go gz h hta htm html ico ics img ini iso jar java jpeg jpg js jse json jsp jsx kt lnk lock ' +
    'log lua mkv mp3 mp4 msg msi odt ods pdf php pkg png ppt pptm pptx ps1 rar rb rpm rtf scr sql svg swift sys ' +
    'tar tgz tmp toml ts tsx txt vbs vcf wav webp wsf xls xlsm xlsx xml xz yaml yml'
  ).split(' '),
);

/** Endings that are both; between words of a text they are nearly always files (DESIGN §4, `readme.md`). */
const ALSO_TLD = new Set('md mov py rs sh so zip'.split(' '));

/** The last label can only be a file's ending. */
export function isFileEnding(label: string): boolean {
  return NO_TLD.has(label);
}

/** The last label is more often a file's ending than a top-level domain. */
export function isMostlyFileEnding(label: string): boolean {
  return NO_TLD.has(label) || ALSO_TLD.has(label);
}
