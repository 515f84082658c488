/** Returns the document with this text between the markers of this name. */
export function replaceGenerated(document: string, name: string, text: string): string {
  const begin = `<!-- generated: ${name} -->`;
  const end = '<!-- /generated -->';
  const from = document.indexOf(begin);
  const to = document.indexOf(end, from);
  if (from === -1 || to === -1)
    throw new Error(`There is no ${begin} … ${end} in the document: put it where "${name}" goes`);
  return `${document.slice(0, from + begin.length)}\n${text}\n${document.slice(to)}`;
}
