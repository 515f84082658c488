// Generated from src/postmortem/rules by `npm run generate`: change it there.

/** What each rule of the review promises, and its default severity: the keys of `review.rules`. */
export const RULE_SETTINGS = {
  sections:
    'The required sections are there, filled, and without placeholders; by default an error, and house style in documents by people a warning.',
  timeline:
    'The timeline can be read, is in order and in UTC; by default an error, and house style in documents by people a warning.',
  facts: "Times, duration and severity agree with each other and with PagerDuty's; by default an error.",
  'action-items':
    'Action items are tasks with an owner and a due date; by default an error, and house style in documents by people a warning.',
  secrets: 'No password, token or key stands in the text; by default an error.',
  'remote-content': 'No image or embedded HTML comes from outside; by default an error.',
  scope: "Devin's pull request touches only postmortems, at the right path; by default an error.",
  record: 'A record in the front matter is valid, and agrees with the text and with PagerDuty; by default an error.',
  evidence: 'The root cause names evidence that exists; by default a warning.',
  hypotheses:
    'The root cause says what was considered, and a confirmed cause has a possible time, a mechanism and a recovery; by default a warning.',
  impact: 'The impact is told in numbers; by default a warning.',
  blameless: 'No person is the subject of a fault; by default a warning.',
} as const;

export type RuleName = keyof typeof RULE_SETTINGS;
