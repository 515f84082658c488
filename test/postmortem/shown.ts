import { parseDocument } from '../../src/postmortem/document.ts';

/**
 * What our markdown makes of hostile text: addresses of links and images, raw HTML. Bare addresses are left out: this parser
 * takes them for links after backslashes are gone, GitHub's before (cmark-gfm, autolink.c).
 */
export function shownIn(markdown: string): { links: string[]; images: string[]; html: string[] } {
  const { links, images, html } = parseDocument(markdown);
  return {
    links: links.filter(({ text, url }) => text !== url).map(({ url }) => url),
    images: images.map(({ url }) => url),
    html: html.map(({ value }) => value),
  };
}
