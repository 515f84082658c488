import type { HeadingNames } from './document/section-names.ts';
import { parseDocument } from './document.ts';
import { allItemsOf } from './metrics.ts';
import { dateOfPath, type PostmortemPath } from './paths.ts';
import type { EarlierPostmortem } from './prompt.ts';

/** Returns an earlier postmortem with its open action items, if it is about this service. Loads the markdown parser. */
export function earlierOf(
  path: PostmortemPath,
  markdown: string,
  service: string,
  headings: HeadingNames = {},
): EarlierPostmortem[] {
  const { title, frontMatter, metadata, actionItems } = parseDocument(markdown, { path, headings });
  const services = [frontMatter?.service?.text, metadata.service?.text, title?.service];
  if (!services.some((name) => name?.toLowerCase() === service.toLowerCase())) return [];
  return [
    {
      path,
      title: title?.text ?? path,
      date: metadata.date?.date ?? dateOfPath(path),
      openActionItems: allItemsOf(actionItems)
        .filter(({ done }) => done !== true)
        .map(({ text }) => text),
    },
  ];
}
