/** Longer text is not a reference. */
const MAX_TYPED = 2_000;

/**
 * Returns the ID or number in text that a person types or pastes: an ID, a number, "#4812", "Incident #4812", PagerDuty's own
 * "[#4812] Title", the address of an incident with or without a scheme, and any of them as a Slack or markdown link, in quotes
 * or in brackets. Undefined if there is none, or more than one.
 */
export function readIncidentReference(typed: string): string | undefined {
  const text = typed.slice(0, MAX_TYPED).trim();
  const found = [...text.matchAll(/\/incidents\/([A-Za-z0-9]+)/g)].map(([, id]) => id);
  const numbers = [...text.matchAll(/(?<![\w/&])#(\d{1,12})(?![\w-])/g)].map(([, number]) => number);
  const references = found.length > 0 ? found : numbers.length > 0 ? numbers : [bareReference(text)];
  const distinct = new Set(references.map((reference) => reference?.toUpperCase()));
  return distinct.size === 1 ? [...distinct][0] : undefined;
}

/** "incident 4812", "`Q2ZK81VNWTXE7B`", "ID: Q2ZK81VNWTXE7B". */
function bareReference(text: string): string | undefined {
  const words = text
    .replace(/[\s<>()[\]{}"'`“”‘’*:.,#|]+/g, ' ')
    .trim()
    .split(' ');
  const rest = words.filter((word) => !/^(?:pagerduty|incident|number|no|nr|id)$/i.test(word));
  const [word = ''] = rest;
  return rest.length === 1 && /^[A-Za-z0-9]+$/.test(word) ? word : undefined;
}
