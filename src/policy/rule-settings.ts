// Generated from src/postmortem/rules by `npm run generate`: change it there.

/** What each rule of the review promises, and its default severity: the keys of `review.rules`. */
export const RULE_SETTINGS = {
  sections:
    'The required sections exist, have content, and have no placeholders; an error by default; house style in documents by people is a warning.',
  timeline:
    'The timeline can be read, is in order and in UTC; an error by default; house style in documents by people is a warning.',
  facts: "Times, duration and severity agree with each other and with PagerDuty's; an error by default.",
  'action-items':
    'Action items are tasks with an owner and a due date; an error by default; house style in documents by people is a warning.',
  secrets: 'The text contains no password, token or key; an error by default.',
  'remote-content': 'No image or embedded HTML comes from outside; an error by default.',
  scope: "Devin's pull request touches only postmortems, at the right path; an error by default.",
  record: 'A record in the front matter is valid, and agrees with the text and with PagerDuty; an error by default.',
  evidence: 'The root cause names evidence that exists; a warning by default.',
  claims: "A claim is what its source says, and every claim of Devin's has a source; an error by default.",
  hypotheses:
    'The root cause lists the causes that were considered, and a confirmed cause has a possible time, a mechanism and a recovery; a warning by default.',
  impact: 'The impact is given in numbers; a warning by default.',
  blameless: 'No person is blamed; a warning by default.',
} as const;

export type RuleName = keyof typeof RULE_SETTINGS;
