/** Mode `fix`: a person labelled the issue of an action item, so Devin makes the change in one session. */
import { findOwnIssue } from '../../src/github/issues.ts';
import { ACTION_ITEM_MARKER } from '../../src/postmortem/item-marker.ts';
import { trackedItemOf } from '../../src/postmortem/tracked-item.ts';
import { codeBlock, escapeMarkdown } from '../../src/text/markdown.ts';
import { docsRepository, NO_DEVIN_KEY } from '../shared/connections.ts';
import { openDraftContext } from '../shared/context.ts';
import type { Event } from '../shared/event.ts';
import type { Inputs } from '../shared/inputs.ts';
import { info } from '../shared/log.ts';
import { setOutputs } from '../shared/outputs.ts';
import { noConfigLine, writeSummary } from '../shared/summary.ts';
import { FIX_LABEL, type FixResult, fixItem } from './fix-item.ts';

export async function fix(inputs: Inputs, event: Event): Promise<void> {
  if (event.name !== 'issues' || event.action !== 'labeled' || event.label !== FIX_LABEL) {
    setOutputs({ outcome: 'skipped', reason: 'nothing-to-do', 'incident-id': '' });
    info(`Nothing to fix: run the workflow on "issues: labeled", for the label ${FIX_LABEL}`);
    return;
  }
  const docs = docsRepository(inputs, event);
  // Adding the label to another issue must not cost a lookup.
  const issue = await findOwnIssue(docs, event.number, ACTION_ITEM_MARKER);
  if (issue === undefined) {
    setOutputs({ outcome: 'skipped', reason: 'not-an-item', 'incident-id': '' });
    info(`Issue #${event.number} is no action item that this action has opened`);
    return;
  }
  if (inputs.devin.apiKey === undefined) throw new Error(NO_DEVIN_KEY);
  const context = await openDraftContext(inputs, event, docs, { ahead: [] });
  const { agent, repository } = context;
  if (agent === undefined) throw new Error(NO_DEVIN_KEY);
  const item = trackedItemOf(repository, issue);
  const result = await fixItem(context, agent, { item, text: issue.body ?? '', issues: docs });
  report(result);
  await writeSummary(`## Action item #${event.number}: ${escapeMarkdown(item.title)}

${inWords(result)}
${noConfigLine(context)}`);
}

function report(result: FixResult): void {
  const session = 'session' in result ? result.session : undefined;
  setOutputs({
    outcome: result.outcome,
    reason: result.outcome === 'skipped' ? result.reason : '',
    'incident-id': '',
    'session-id': session?.id ?? '',
    'session-url': session?.url ?? '',
    sessions: JSON.stringify(result.outcome === 'created' ? [result.session.id] : []),
  });
}

function inWords(result: FixResult): string {
  switch (result.outcome) {
    case 'created':
      return `Devin makes the change: [session](${result.session.url}). A comment on the issue links it.`;
    case 'dry-run':
      return `A dry run: nothing was started. A session would be started with this prompt:\n\n${codeBlock(result.prompt, 'markdown')}`;
    case 'skipped':
      return result.reason === 'already-started'
        ? `Already handled: [session](${result.session.url}). (reason: \`already-started\`)`
        : `Not handed to Devin. ${result.why} (reason: \`${result.reason}\`)`;
  }
}
