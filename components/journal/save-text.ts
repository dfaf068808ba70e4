/** Saves parts of a text as a file, the way a click on a link does; nothing leaves the browser. */
export function saveText(name: string, type: string, parts: readonly string[]): void {
  const address = URL.createObjectURL(new Blob([...parts], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The browser has taken hold of the blob by then; without this a page open for days keeps every export.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
