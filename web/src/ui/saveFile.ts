// A file that was put together here, handed to the reader as a download.
export function saveFile(file: Blob, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  // The browser has taken hold of it long before that.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
