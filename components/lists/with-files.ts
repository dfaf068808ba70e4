import type { ListSource } from './read-source';

/** More files behind those that are there, in place of a text; the same file is there once. */
export function withFiles(source: ListSource, more: readonly Blob[]): readonly Blob[] {
  const files = typeof source === 'string' ? [] : [...source];
  for (const file of more) if (!files.some((each) => isSame(each, file))) files.push(file);
  return files;
}

/** A page learns no path of a file, so this is how two are told apart. */
function isSame(one: Blob, other: Blob): boolean {
  if (!(one instanceof File && other instanceof File)) return one === other;
  return one.name === other.name && one.size === other.size && one.lastModified === other.lastModified;
}
