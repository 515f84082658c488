import { blankOut } from '../../text/sentences.ts';
import type { PostmortemDocument } from '../document/model.ts';
import { rangeAt, sourceOf } from '../document/source.ts';
import type { Problem, Rule } from './rule.ts';

export const remoteContent: Rule = {
  name: 'remote-content',
  promise: 'No image or embedded HTML comes from outside',
  severity: 'error',
  judgesForms: true,
  message:
    'The document loads content from outside. That reveals who reads it and when, can change after the review, and disappears with its source.',
  fix: 'Link to the source instead of embedding it. Or commit the image next to the document and embed it with a relative path.',
  check: ({ document }) => remoteContentOf(document),
  docs: {
    checks: [
      'No image, in markdown or HTML, comes from outside the repository. A relative path is fine, and so is an image in the text itself (`data:image/png;base64,…`).',
      'No HTML embeds, loads or sends anything: no `<script>`, `<style>`, `<iframe>`, `<object>`, `<form>`, `<link>`, `<meta>` or `<base>`, no video or audio from outside, no `style` with `url(…)`, no attribute such as `onclick`.',
      'Ordinary links, HTML such as `<details>`, and comments are fine.',
    ],
    why: 'An image from outside is a tracking pixel whenever its host wants it to be, and dashboards behind a login show nothing to most readers. The rule also finds content that a log or a ticket smuggled in.',
    bad: `## Impact

![Error rate](https://metrics.example.com/render/errors.png?from=now-1h)

<iframe src="https://dashboards.example.com/d/42"></iframe>
`,
    good: `## Impact

![Error rate](images/errors.png)

[Error rate, 14:15 to 15:20 UTC](https://metrics.example.com/errors?from=1770732900&to=1770736800)
`,
  },
};

/** Content that a document loads from outside. Two versions of the document load the same content if `loads` is the same. */
export type RemoteContent = Problem & { loads: string };

export function remoteContentOf(document: PostmortemDocument): RemoteContent[] {
  return [...imagesFromOutside(document), ...embedded(document)];
}

function imagesFromOutside({ images }: PostmortemDocument): RemoteContent[] {
  return images
    .filter(({ url }) => isOutside(url))
    .map(({ url, range }) => ({ range, message: 'This image comes from outside the repository.', loads: url }));
}

/** In the text itself: nothing is fetched. An SVG can contain references of its own. */
const INLINE_PICTURE = /^data:image\/(?:png|gif|jpe?g|webp|avif);base64,[\w+/=]*$/i;

function isOutside(url: string): boolean {
  // Browsers read `\\host`, ` //host` and similar as `//host`.
  const resolved = URL.canParse(url, INSIDE) ? new URL(url, INSIDE) : undefined;
  return resolved?.origin !== INSIDE && !INLINE_PICTURE.test(url);
}

const INSIDE = 'https://repository.invalid';

const EMBEDDING = new Set(
  'script style iframe frame frameset object embed applet portal base link meta form button fencedframe param'.split(
    ' ',
  ),
);
/** What these load is written after the tag, so everything from there on counts. */
const HOLDS_CODE = new Set(['script', 'style']);
/** Attributes that make a browser fetch something. `href` does too, but on a link only when somebody follows it. */
const FETCHING = new Set(
  'src srcset imagesrcset poster background data action formaction ping manifest codebase lowsrc dynsrc icon href xlink:href'.split(
    ' ',
  ),
);
/** A value that can only be relative paths. One with a character reference or a backslash does not match. */
const PLAIN_PATH = /^(?!\s*\/[\s/])[\w\s./?=%#~@,-]*$/;
/** Where a browser sees a tag end: a quote counts only after an equals sign. */
const TAG = /<([a-z][^\s/<>]*)((?:=\s{0,9}"[^"]*"|=\s{0,9}'[^']*'|[^<>])*)/gi;
const ATTRIBUTE = /([^\s"'>/=]+)(?:\s{0,9}=\s{0,9}(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/g;

/** One comment and nothing else. Browsers end one at `--!>` too, and treat `<!-->` and `<!--->` as a complete one. */
const COMMENT = /^<!--(?!-?>)(?:(?!--!?>)[\s\S])*(?:-->)?\s*$/;

/** Searches the whole text except code and comments: markdown parsers differ in what they treat as HTML. */
function embedded({ markdown, code, html }: PostmortemDocument): RemoteContent[] {
  const comments = html.filter(({ value }) => COMMENT.test(value));
  const prose = blankOut(
    markdown,
    html.map(({ range }) => range),
  );
  const source = sourceOf(markdown);
  const text = blankOut(
    markdown,
    [...code, ...comments].map(({ range }) => range),
  );
  return [...text.matchAll(TAG)].flatMap((match) => {
    const tag = (match[1] ?? '').toLowerCase();
    const range = rangeAt(source, match.index, match.index + match[0].length);
    if (isEscaped(prose, match.index)) return [];
    const loads = HOLDS_CODE.has(tag) ? text.slice(match.index) : match[0];
    if (EMBEDDING.has(tag)) return [{ range, message: `<${tag}> embeds, loads or sends something.`, loads }];
    if (!fetches(tag, match[2] ?? '')) return [];
    return [{ range, message: 'This HTML loads or runs something that is not in the repository.', loads }];
  });
}

/** Returns whether markdown treats a character as text: after one backslash, but not after two. In HTML, which is blanked out, it never does. */
function isEscaped(prose: string, offset: number): boolean {
  let before = offset;
  while (prose[before - 1] === '\\') before--;
  return prose[offset] === '<' && (offset - before) % 2 === 1;
}

function fetches(tag: string, attributes: string): boolean {
  for (const [, written = '', double, single, bare] of attributes.matchAll(ATTRIBUTE)) {
    const name = written.toLowerCase();
    const value = double ?? single ?? bare ?? '';
    if (/^on[a-z]/.test(name)) return true;
    if (name === 'style' && /url\s*\(|image-set|[\\&]/i.test(value)) return true;
    const followed = name === 'href' && (tag === 'a' || tag === 'area');
    if (FETCHING.has(name) && !followed && !PLAIN_PATH.test(value) && !INLINE_PICTURE.test(value)) return true;
  }
  return false;
}
