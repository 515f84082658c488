/**
 * The web address of a file in a repository. `blobUrl` is `https://github.com/owner/repo/blob/<sha or branch>`. With lines the
 * markdown is shown as it is written, because only so do its lines have addresses.
 */
export function fileUrl(blobUrl: string, path: string, lines?: { line: number; endLine: number }): string {
  const file = `${blobUrl}/${path.toWellFormed().split('/').map(encoded).join('/')}`;
  if (lines === undefined) return file;
  return `${file}?plain=1#L${lines.line}${lines.endLine > lines.line ? `-L${lines.endLine}` : ''}`;
}

/** Parentheses would end a link of markdown. */
function encoded(segment: string): string {
  return encodeURIComponent(segment).replace(/[!'()*]/g, (each) => `%${each.charCodeAt(0).toString(16).toUpperCase()}`);
}
