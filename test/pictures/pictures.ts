/**
 * `npm run pictures`: draws the pages of docs/example/ and the README as GitHub shows them, in light and dark, on a wide and on a
 * narrow screen. Needs Chromium (Debian: `apt-get install chromium`). Other files: `npm run pictures -- FILE…`.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { marked } from 'marked';

const EXAMPLE = 'docs/example';
const THEMES = ['light', 'dark'] as const;
/** CSS pixels: the column of a comment on a desktop, and a phone. */
const WIDTHS = [800, 400];
const MAX_HEIGHT = 12_000;
const require = createRequire(import.meta.url);
const mermaid = require.resolve('mermaid/dist/mermaid.min.js');
const style = (theme: string) =>
  readFileSync(require.resolve(`github-markdown-css/github-markdown-${theme}.css`), 'utf8');

const chromium = ['chromium', 'chromium-browser', 'google-chrome'].find(
  (name) => spawnSync(name, ['--version'], { stdio: 'ignore' }).status === 0,
);
if (chromium === undefined) {
  console.error('Chromium is not installed, so no picture was drawn. On Debian: apt-get install chromium');
  process.exit(1);
}

const named = process.argv.slice(2);
const files =
  named.length > 0
    ? named
    : ['README.md', ...readdirSync(EXAMPLE).flatMap((name) => (name.endsWith('.md') ? [join(EXAMPLE, name)] : []))];
const output = resolve(EXAMPLE, 'pictures');
mkdirSync(output, { recursive: true });
for (const file of files) {
  for (const theme of THEMES) {
    for (const width of WIDTHS) {
      const name = `${basename(file, '.md')}-${theme}-${width}.png`;
      draw(readFileSync(file, 'utf8'), theme, width, join(output, name));
      console.log(join(EXAMPLE, 'pictures', name));
    }
  }
}

function draw(markdown: string, theme: string, width: number, picture: string): void {
  const page = join(tmpdir(), `page-${process.pid}.html`);
  writeFileSync(page, pageOf(markdown, theme, width));
  const flags = ['--headless', '--no-sandbox', '--disable-gpu', '--hide-scrollbars', '--virtual-time-budget=10000'];
  const run = (...more: string[]) =>
    execFileSync(chromium ?? '', [...flags, ...more, `file://${page}`], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
  // The page says how high it is once its diagrams are drawn.
  const height = /data-height="(\d+)"/.exec(run(`--window-size=${width},1000`, '--dump-dom'))?.[1] ?? '1000';
  run(`--window-size=${width},${Math.min(MAX_HEIGHT, Number(height))}`, `--screenshot=${picture}`);
}

/** The front matter shows as GitHub shows it: as a table. */
function pageOf(markdown: string, theme: string, width: number): string {
  const [, head, text] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(markdown) ?? [undefined, undefined, markdown];
  const shown = `${head === undefined ? '' : `\n\`\`\`yaml\n${head}\n\`\`\`\n\n`}${text}`;
  const body = marked.parse(shown, { gfm: true, async: false });
  return `<!doctype html><html><head><meta charset="utf-8"><base href="file://${process.cwd()}/"><style>${style(theme)}
html { background: ${theme === 'dark' ? '#0d1117' : '#ffffff'} }
body { width: ${width}px; margin: 0 }
.markdown-body { box-sizing: border-box; padding: 16px }
</style></head><body><article class="markdown-body">${body}</article>
<script src="file://${mermaid}"></script>
<script type="module">
mermaid.initialize({ startOnLoad: false, securityLevel: 'strict', theme: '${theme === 'dark' ? 'dark' : 'default'}' });
for (const code of document.querySelectorAll('code.language-mermaid')) {
  const place = document.createElement('div');
  place.className = 'mermaid';
  place.textContent = code.textContent;
  code.parentElement.replaceWith(place);
}
await mermaid.run();
document.body.dataset.height = document.body.scrollHeight;
</script></body></html>`;
}
