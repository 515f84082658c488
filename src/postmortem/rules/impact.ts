import type { PostmortemDocument, Section } from '../document/model.ts';
import { sectionsOf } from '../document/sections.ts';
import { otherLanguage } from './other-language.ts';
import type { Rule } from './rule.ts';

export const impact: Rule = {
  name: 'impact',
  promise: 'The impact is given in numbers',
  severity: 'warn',
  message: 'The impact has no numbers, so readers cannot tell how bad it was or compare it with other incidents.',
  fix: 'Say how many requests, users, orders or euros, out of how many, and for how long. If it cannot be measured, say so and why.',
  check: ({ document }) => {
    const places = placesOf(document);
    const [first] = places;
    if (first === undefined || otherLanguage(document) !== undefined || places.some(({ text }) => isMeasured(text)))
      return [];
    return [{ range: first.heading, message: `"${first.title}" has no number that says how many or how much.` }];
  },
  notChecked: ({ document }) => {
    const places = placesOf(document);
    if ([...sectionsOf(document.sections, 'impact'), ...sectionsOf(document.sections, 'summary')].length === 0)
      return 'whether the impact is measured, because no section has a known name for an impact or a summary';
    const language = otherLanguage(document);
    return language === undefined || places.length === 0 || places.some(({ text }) => isMeasured(text))
      ? undefined
      : `whether the impact is given in words such as "none" or "a total outage", because the rule reads English and the text is in ${language}`;
  },
  docs: {
    checks: [
      'The impact section, or the summary if there is none, has a number other than times, dates and names: "12% of orders", "no customer".',
      '"None" and "a total outage" count as a measure. "Step 2 of the signup failed" does not.',
      'It is fine to say that it could not be measured.',
    ],
    why: '"Some users saw errors" can be three people or all of them. With a number and its total, people can discuss priorities.',
    bad: `## Impact

From 14:32 UTC on, some users saw errors in the checkout (P1).
`,
    good: `## Impact

From 14:32 UTC on, 1,240 of 10,300 orders (12%) failed in the checkout.
`,
  },
};

function placesOf({ sections }: PostmortemDocument): Section[] {
  const told = sectionsOf(sections, 'impact');
  return (told.length > 0 ? told : sectionsOf(sections, 'summary')).filter(({ empty }) => !empty);
}

/** Times, dates, priorities, references, steps and names with digits are not measures. */
const NOT_A_MEASURE =
  /\b\d{4}-\d{2}-\d{2}\S*|\b\d{1,2}:\d{2}\S*|#\d+|\b(?:HTTP\s)?(?:40[0134689]|429|499|50[0-4])(?:s\b|\s(?:errors?|responses?|status)\b)|\b(?:p|sev|priority|severity)[\s-]?\d\b|\b(?:step|phase|stage|part|section|chapter|version|layer|level|tier|wave|round|day|week|attempt|option|item|figure|table|line|page|port|python|node|java|php|ruby|ubuntu|postgres(?:ql)?|mysql|redis|kubernetes|windows|ios|android)s?\s(?:no\.?\s|number\s|#)?v?\d[\w.]*|\b[a-z_]+[-_]?\d[\w.-]*|\b\d{1,2}(?:st|nd|rd|th)?\s(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\s\d{1,2}\b|\b(?:19|20)\d{2}\b(?!\s+[a-z])/gi;
/** "None.", "No impact.", "a total outage", "the whole site was down". */
const WHOLE =
  /^\s*(?:none|nil|no (?:customer |user |external |known |business )?impact|nobody|no one)\b|\b(?:total|complete|full|entire|site-wide|global|100 ?%)\s(?:[\w-]{1,20}\s){0,2}(?:outage|unavailability|downtime|loss|blackout|failure|service|site|platform|cluster)\b|\b(?:completely|totally|entirely|fully|wholly)\s(?:unavailable|down|offline|inaccessible|unreachable|broken|unusable|dark)\b|\bthe (?:whole|entire) [\w-]{1,20}(?: [\w-]{1,20})? (?:was|were|went|is|became) (?:unavailable|down|offline|inaccessible|unreachable|unusable)\b|\b(?:everyone|everybody|nobody|no one|all of (?:our|the))\b/i;
const IN_WORDS =
  /\b(?:two|three|four|five|six|seven|eight|nine|ten|twelve|dozens?|half|third|quarter|hundreds?|thousands?|millions?)\b|\b(?:no|all|every|zero|none of(?: the| our)?)\s(?:\w+\s){0,2}?(?:customer|user|client|tenant|account|order|request|call|job|message|payment|transaction|data|write|read|login|session|page|invoice|region|traffic|impact)s?\b/i;
const NOT_MEASURABLE =
  /\b(?:could|can|was|were|is|are)(?:\s?not|n['’]t)\s(?:yet\s)?(?:be\s)?(?:measured|measurable|determined|established|known|quantified|estimated)\b|\bunknown\b|\bno (?:telemetry|metrics|figures|measurements)\b/i;

function isMeasured(text: string): boolean {
  return (
    /\d/.test(text.replace(NOT_A_MEASURE, ' ')) || WHOLE.test(text) || IN_WORDS.test(text) || NOT_MEASURABLE.test(text)
  );
}
