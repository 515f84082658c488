/**
 * Returns the web address of a file in a repository. `blobUrl` is `https://github.com/owner/repo/blob/<sha or branch>`. With lines,
 * it shows the markdown source, because only the source has line addresses.
 */
export function fileUrl(blobUrl: string, path: string, lines?: { line: number; endLine: number }): string {
  const file = `${blobUrl}/${path.toWellFormed().split('/').map(encoded).join('/')}`;
  if (lines === undefined) return file;
  return `${file}?plain=1#L${lines.line}${lines.endLine > lines.line ? `-L${lines.endLine}` : ''}`;
}

/** Parentheses would end a markdown link. */
function encoded(segment: string): string {
  return encodeURIComponent(segment).replace(/[!'()*]/g, (each) => `%${each.charCodeAt(0).toString(16).toUpperCase()}`);
}
