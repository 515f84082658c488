/**
 * Writes findings as SARIF 2.1.0, with what GitHub's code scanning needs: docs.github.com, "SARIF support for code scanning".
 */

import type { Finding, Place, Severity } from '../../postmortem/rules/rule.ts';
import { ruleHelp } from '../../postmortem/rules/rule-help.ts';
import { RULES } from '../../postmortem/rules/rules.ts';
import { VERSION } from '../../version.ts';
import type { Checked } from './checked.ts';

const LEVELS: Record<Severity, string> = { error: 'error', warn: 'warning' };

/** An object for `JSON.stringify`. */
export function sarifOf(checked: readonly Checked[]): unknown {
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'pagerduty-postmortem',
            semanticVersion: VERSION,
            rules: RULES.map((rule) => ({
              id: rule.name,
              shortDescription: { text: rule.message },
              fullDescription: { text: rule.docs.why },
              help: { text: rule.fix, markdown: ruleHelp(rule) },
              defaultConfiguration: { level: LEVELS[rule.severity] },
            })),
          },
        },
        columnKind: 'utf16CodeUnits',
        invocations: [{ executionSuccessful: true, toolExecutionNotifications: checked.flatMap(notificationsOf) }],
        results: checked.flatMap(({ path, findings }) =>
          findings.flatMap((finding) => finding.places.map((place) => resultOf(path, finding, place))),
        ),
      },
    ],
  };
}

function resultOf(path: string, { rule, fix }: Finding, { line, endLine, column, message, severity }: Place) {
  return {
    ruleId: rule,
    ruleIndex: RULES.findIndex(({ name }) => name === rule),
    level: LEVELS[severity],
    message: { text: `${message} ${fix}` },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: uriOf(path) },
          region: { startLine: line, startColumn: column, endLine },
        },
      },
    ],
  };
}

/** What no rule could check. Code scanning shows no result for it, but keeps it in the log. */
function notificationsOf({ path, notChecked }: Checked) {
  return notChecked.map(({ rule, why }) => ({
    level: 'note',
    message: { text: `not checked: ${why}` },
    associatedRule: { id: rule },
    locations: [{ physicalLocation: { artifactLocation: { uri: uriOf(path) } } }],
  }));
}

function uriOf(path: string): string {
  return path.toWellFormed().split('/').map(encodeURIComponent).join('/');
}
