/** Opens a page in jsdom with its scripts, types into its search, and says what is then shown: jsdom cannot be loaded inside Jest on Node 20. */
import { readFileSync } from 'node:fs';
import { JSDOM, VirtualConsole } from 'jsdom';

const [file = '', words = ''] = process.argv.slice(2);
const problems = [];
const virtualConsole = new VirtualConsole();
virtualConsole.on('jsdomError', ({ message }) => problems.push(message));
const { window } = new JSDOM(readFileSync(file, 'utf8'), { runScripts: 'dangerously', virtualConsole });
const { document } = window;
const search = document.getElementById('search');
const isSearchShown = !search.closest('p').hidden;
search.value = words;
search.dispatchEvent(new window.Event('input'));
const text = (node) => node.textContent.replace(/\s+/g, ' ').trim();
console.log(
  JSON.stringify({
    problems,
    isSearchShown,
    found: text(document.getElementById('found')),
    titles: [...document.querySelectorAll('h1, h2')].map(text),
    shown: [...document.querySelectorAll('#all ~ .scroll tbody tr')]
      .filter((row) => !row.hidden)
      .map((row) => text(row.cells[1])),
    links: [...document.querySelectorAll('a')].map((link) => link.getAttribute('href')),
    loaded: [...document.querySelectorAll('[src], link, img, iframe, object, embed')].map((node) => node.outerHTML),
    unnamed: [...document.querySelectorAll('table')].filter(
      (table) => table.caption === null || table.querySelectorAll('th[scope]').length === 0,
    ).length,
    elements: [...new Set([...document.querySelectorAll('*')].map((node) => node.localName))].sort(),
    handlers: [...document.querySelectorAll('*')]
      .flatMap((node) => node.getAttributeNames())
      .filter((name) => name.startsWith('on')),
  }),
);
