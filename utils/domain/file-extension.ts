/** Endings of file names that are no top-level domains: `setup.exe` is never a host. */
const NO_TLD = new Set(
  (
    '7z apk asp aspx bak bat bin bmp c cfg cmd conf cpp cs css csv dat db dll dmg doc docm docx eml exe gif go gz ' +
    'hta htm html ico img ini iso jar java jpeg jpg js json jsp lnk log mp3 mp4 msg msi odt pdf php png ppt pptx ' +
    'ps1 rar rtf scr sql svg sys tar tgz tmp ts txt vbs wav wsf xls xlsm xlsx xml xz yaml yml'
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
