/** Hands a text to the browser's download: no request, no permission. */
export function saveText(text: string, fileName: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName;
  link.click();
  // The browser has taken the blob by the next turn.
  setTimeout(() => URL.revokeObjectURL(url), 0);
}

/** A file's name for an object: an id as it is, except what no file system takes. */
export function fileNameOf(id: string): string {
  return `${id.replace(/[^\w.-]+/g, '-')}.json`;
}
