import { type ActionItem, parseDocument } from './document.ts';
import type { EarlierPostmortem } from './prompt.ts';

/** An earlier postmortem with its open action items, where it is one of this service; else nothing. Loads the markdown parser. */
export function earlierOf(path: string, markdown: string, service: string): EarlierPostmortem[] {
  const { title, frontMatter, metadata, actionItems } = parseDocument(markdown);
  const services = [frontMatter?.service?.text, metadata.service?.text, title?.service];
  if (!services.some((name) => name?.toLowerCase() === service.toLowerCase())) return [];
  return [
    {
      path,
      title: title?.text ?? path,
      date: metadata.date?.date ?? /(\d{4}-\d\d-\d\d)-[^/]*$/.exec(path)?.[1],
      openActionItems: openItemsOf(actionItems).map(({ text }) => text),
    },
  ];
}

/** Items that are not done, nested ones included. */
export function openItemsOf(items: readonly ActionItem[]): ActionItem[] {
  return items.flatMap((item) => [...(item.done === true ? [] : [item]), ...openItemsOf(item.items)]);
}
