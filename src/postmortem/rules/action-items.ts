import type { ActionItem } from '../document/model.ts';
import { sectionsOf } from '../document/sections.ts';
import { linesNotRead } from './lines-not-read.ts';
import { otherLanguage } from './other-language.ts';
import { type Problem, type Rule, without } from './rule.ts';

export const actionItems: Rule = {
  name: 'action-items',
  promise: 'Action items are tasks with an owner and a due date',
  severity: 'error',
  hasStyle: true,
  message: 'Action items need an owner and a due date.',
  fix: 'Write each one as a task that can be finished, with an owner and a due date: "- [ ] Prevent: release the connection in `finally` (Owner: @handle, Due: 2026-03-01)".',
  check: ({ document }) => {
    const [section] = sectionsOf(document.sections, 'action-items');
    // `sections` reports that it is missing, empty or not filled in.
    if (section === undefined || section.empty) return [];
    if (document.actionItems.length === 0 && section.placeholders.length > 0) return [];
    if (document.actionItems.length === 0) {
      return [
        {
          range: section.heading,
          severity: 'style',
          message: 'This section has no action item: it has neither tasks nor a table.',
        },
      ];
    }
    return without(document.actionItems, section.placeholders).flatMap(problemsOf);
  },
  notChecked: ({ document }) => {
    if (sectionsOf(document.sections, 'action-items').length === 0) {
      return 'owners, dates and states of action items, because no section has a known name for them';
    }
    const [section] = sectionsOf(document.sections, 'action-items');
    if (section !== undefined && !section.empty && document.actionItems.length === 0) {
      return `owners, dates and states of action items, because "${section.title}" has none that can be read${linesNotRead(document, 'action-items')}`;
    }
    const language = otherLanguage(document);
    return language === undefined
      ? undefined
      : `whether action items are more than good intentions, because the rule reads English and the text is in ${language}`;
  },
  docs: {
    checks: [
      'There is at least one action item.',
      'Each is a task (`- [ ]`) or a row of a table with a status, so that it can be ticked.',
      'Open ones have an owner (`@dana`, `[Dana]`, `(Owner: Dana)` or a column) and a due date. A missing one is a warning. "@someone", "team" and `[link to issue]` do not name an owner.',
      'None is a good intention ("be more careful", "improve monitoring", "communicate better", "double-check", "make sure this does not happen again"). A good intention is a warning.',
      'House style: tasks with a state.',
    ],
    why: 'A postmortem changes something only if somebody does something. Tasks are counted, become issues and are ticked off; a paragraph of intentions is forgotten.',
    bad: `## Action Items

- Be more careful with deploys
- [ ] Improve monitoring
`,
    good: `## Action Items

- [ ] Prevent: release the connection in \`finally\` (Owner: @dana, Due: 2026-03-01)
- [ ] Detect: alert when the pool is 80% full (Owner: @lee, Due: 2026-03-08)
`,
  },
};

function problemsOf(item: ActionItem): Problem[] {
  const { range, form, done, due } = item;
  const owner = item.owner !== undefined && NOBODY.test(item.owner.text) ? undefined : item.owner;
  const warn = (message: string): Problem => ({ range, severity: 'warn', message });
  const lacks = [...(owner === undefined ? ['no owner'] : []), ...(due === undefined ? ['no due date'] : [])];
  return [
    ...(done === undefined
      ? [
          {
            range,
            severity: 'style' as const,
            message: form === 'table' ? 'This row has no status.' : 'This is not a task: begin it with "- [ ]".',
          },
        ]
      : []),
    ...(done !== true && lacks.length > 0 ? [warn(`This action item has ${lacks.join(' and ')}.`)] : []),
    ...(due !== undefined && due.date === undefined
      ? [warn('The due date cannot be read: write it as YYYY-MM-DD.')]
      : []),
    ...(done !== true && isVague(item) ? [warn('This is a good intention: it has no clear end.')] : []),
  ];
}

/** Words that are in the place of an owner and name nobody. */
const NOBODY =
  /^\W*(?:the |our |your |my |a |an |to the |whole |entire )*(?:handle|someone|somebody|user ?name|user|(?:your |first |last |full )?name|owner|person|people|team|everyone|everybody|anyone|anybody|all|us|we|me|you|nobody|no one|none|n\/?a|unassigned|unknown|assignee|tb[dca]|todo|xxx|to be (?:determined|decided|assigned)|link(?: to .{1,40})?|issue|ticket)\W*$/i;

const INTENTION =
  /\b(?:make sure|ensure|see to it|guarantee)\b.{0,40}\b(?:does(?:n['’]t| not)|do(?:n['’]t| not)|never|not|won['’]t|cannot|can(?:not|['’]t)|no longer)\b.{0,20}\b(?:happens?|occurs?|recurs?|repeat(?:ed|s)?)\b|\b(?:prevent|avoid|stop)\s(?:this|that|it|such (?:an? )?\w+|similar \w+|these|the same \w+)\s(?:from\s)?(?:happening|occurring|recurring|in the future|again)|^(?:we (?:should|need to|must|will|have to) |always |please |remember to )*double[- ]?check|\b(?:raise|raising|increase|create|build|improve|spread)\s(?:(?:more|the|our|team|some|general|better)\s)*awareness\b|^(?:always|never|remember|keep in mind|remind (?:everyone|everybody|people|the team|all|each other|ourselves))\b|\b(?:keep|keeping) (?:an|a close|a better) eye\b|\bthink (?:twice|harder|before)\b|\b(?:try|work) harder\b|^(?:we (?:should|need to|must|will) )?(?:do|be|act|get) better\b|\blearn from (?:this|our|the|these)\b|\b(?:be|being|are|stay) (?:more|extra|very) (?:careful|cautious|diligent|vigilant|mindful|aware|attentive)\b|\b(?:take|taking|use|with) more care\b|\bpay(?:ing)? (?:more|better|closer) attention\b|\b(?:try|make sure) (?:not )?to (?:not )?(?:do|let|repeat|make) (?:this|that|it)\b|\bdo(?:n['’]t| not) (?:do|let|repeat) (?:this|that|it)\b/i;

/** "Communicate better", "test more carefully before deploys": it is unclear how much is enough. */
const MORE_OF_IT =
  /^(?:we (?:should|need to|must|will|have to) )?(?:communicate|coordinate|collaborate|cooperate|plan|prepare|respond|react|test|monitor|review|document|check|deploy|escalate|listen|share|talk|work)(?: (?!better|more)[\p{L}&'’-]{1,20}){0,4} (?:much )?(?:better|more(?: \p{L}{2,20})?|earlier|sooner|faster|clearer|clearly|proactively|carefully|thoroughly|(?:more )?often|regularly|together)(?: (?:next time|in (?:the )?future|going forward|(?:with|between|among|across|to|within) (?:the |our |all |each |other )*\p{L}{2,20}))?$/iu;

/** Only as a whole: "improve monitoring of the pool, with an alert at 80%" is a task. */
const UNBOUNDED =
  /^(?:we (?:should|need to|must|will) )?(?:improve|better|enhance|increase|strengthen|extend|add|more|review|revisit|rethink|consider|look into|investigate|discuss)(?: (?:on|about|more|better|our|the|some|additional|overall|general))*(?: (?:monitoring|alerts?|alerting|observability|communications?|documentation|docs|runbooks?|tests?|testing|test coverage|coverage|process|processes|awareness|logs|logging|resilience|resiliency|reliability|stability|robustness|performance|(?:code )?quality|training|tooling|things|(?:between|across|with|within|among|in) (?:the |our |all )?(?:teams?|us|everyone|customers|stakeholders|future)|going forward|and|&))+$/i;

/** Does not cut "Lee" out of "fleet". */
function withoutWords(text: string, words: string): string {
  const at = text.indexOf(words);
  const isPart = /[\p{L}\p{N}]/u.test(text[at - 1] ?? ' ') || /[\p{L}\p{N}]/u.test(text[at + words.length] ?? ' ');
  return at < 0 || isPart ? text : `${text.slice(0, at)} ${text.slice(at + words.length)}`;
}

function isVague({ text, owner, due, ticket, type, priority }: ActionItem): boolean {
  const bare = [owner, due, ticket, type, priority]
    .reduce((rest, words) => (words === undefined ? rest : withoutWords(rest, words.text)), text.slice(0, 500))
    .replace(/\b(?:owner|assignee|assigned to|due|by|until|deadline|ticket|priority)\b\s?:?/gi, ' ')
    .replace(/[^\p{L}\p{N}&'’-]+/gu, ' ')
    .trim();
  return INTENTION.test(bare) || UNBOUNDED.test(bare) || MORE_OF_IT.test(bare);
}
