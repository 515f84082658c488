/**
 * Hands one action item to Devin: one session that makes the change, however often and by however many runs this is called. What
 * happened is one comment on the item's issue.
 */
import type { Agent, SessionRequest } from '../../src/agent/agent.ts';
import { byAge, isLive, type Session, standing, whoStays } from '../../src/agent/session.ts';
import { BY_HAND_TAG, FIX_TAG, fixTag, POSTMORTEM_TAG, TERMINATED_TAG } from '../../src/agent/tags.ts';
import { upsertComment } from '../../src/github/comments.ts';
import type { DocsRepository } from '../../src/github/docs-repository.ts';
import { mayWrite, whoLabelled } from '../../src/github/label-authority.ts';
import { ApiError } from '../../src/http/http.ts';
import { isConfidential, mayBeConfidential } from '../../src/incident/confidential.ts';
import type { Incident } from '../../src/incident/incident.ts';
import type { Config } from '../../src/policy/config.ts';
import { configFor } from '../../src/policy/config-for.ts';
import { isLimitReached } from '../../src/policy/decide.ts';
import { repositoryOfService } from '../../src/policy/repository-of-service.ts';
import { fileUrl } from '../../src/postmortem/file-url.ts';
import { buildFixPrompt, fixBranch } from '../../src/postmortem/fix-prompt.ts';
import { itemCode } from '../../src/postmortem/item-marker.ts';
import { incidentIdOfPath, type PostmortemPath, postmortemPath } from '../../src/postmortem/paths.ts';
import type { TrackedItem } from '../../src/postmortem/tracked-item.ts';
import { escapeMarkdown } from '../../src/text/markdown.ts';
import { messageOf } from '../../src/text/message-of.ts';
import { truncateCharacters } from '../../src/text/truncate.ts';
import { DAY_SECONDS } from '../../src/time/units.ts';
import { branchUrl, sessionBody } from '../shared/connections.ts';
import type { RunContext } from '../shared/context.ts';
import { warning } from '../shared/log.ts';
import type { Outputs } from '../shared/outputs.ts';
import { recentSessions } from '../shared/recent-sessions.ts';
import { requireKnownConfidential } from '../shared/unknown-names.ts';
import { noteRemoved, wouldSend } from '../shared/what-left.ts';

/** The label with which a person hands an item over. */
export const FIX_LABEL = 'devin-fix';
const MARKER = '<!-- pagerduty-postmortem fix -->';

export interface LabelledItem {
  item: TrackedItem;
  /** The whole text of its issue. */
  text: string;
  /** The repository of its issue. */
  issues: DocsRepository;
}

type Refusal = Extract<
  Outputs['reason'],
  'not-an-item' | 'no-permission' | 'no-repository' | 'switched-off' | 'confidential' | 'daily-limit'
>;

export type FixResult =
  | { outcome: 'created'; session: Session }
  /** A session makes the change already, or has made it. */
  | { outcome: 'skipped'; reason: 'already-started'; session: Session }
  /** `why` is for a person, and says what to do. */
  | { outcome: 'skipped'; reason: Refusal; why: string }
  | { outcome: 'dry-run'; prompt: string };

const refuse = (reason: Refusal, why: string): FixResult => ({ outcome: 'skipped', reason, why });

/** Throws an Error that says what to do. `context` is that of a draft, with a working key for Devin. */
export async function fixItem(context: RunContext, agent: Agent, labelled: LabelledItem): Promise<FixResult> {
  const code = itemCode(labelled.item.marker);
  if (code === undefined || !isHandedOver(labelled.item)) {
    return refuse(
      'not-an-item',
      `It is not open with the label \`${FIX_LABEL}\`, or somebody changed its hidden marker.`,
    );
  }
  const result = await decideAndStart(context, agent, labelled, code);
  await tell(labelled, result, context.inputs.dryRun);
  return result;
}

/** It is open, and has the label. */
export function isHandedOver({ state, labels }: TrackedItem): boolean {
  return state === 'open' && labels.includes(FIX_LABEL);
}

/** Whether some items may be handed over: an override can switch it on or off for a service or a severity. */
export function isOnAnywhere(config: Config): boolean {
  return [config, ...config.overrides].some((each) => each['follow-up']?.fix === true);
}

const SWITCHED_OFF =
  'The configuration of the docs repository has `follow-up.fix: false`, for everything or for the service or severity of this item.';

async function decideAndStart(
  context: RunContext,
  agent: Agent,
  labelled: LabelledItem,
  code: string,
): Promise<FixResult> {
  const { item, issues } = labelled;
  const { config } = context;
  if (!isOnAnywhere(config)) return refuse('switched-off', SWITCHED_OFF);
  const by = await whoLabelled(issues, item.number, FIX_LABEL);
  const sessions = await agent.findSessions(fixTag(code));
  const stays = context.inputs.dryRun ? standing(sessions).at(-1) : await settleFixes(agent, sessions);
  if (stays !== undefined && !mayReplace(stays, by?.at)) {
    return { outcome: 'skipped', reason: 'already-started', session: stays };
  }
  if (by === undefined || by.isBot || !(await mayWrite(issues, by.login))) {
    return refuse(
      'no-permission',
      `Only a person with write access to ${item.repository} can hand an action item to Devin. Ask one to remove the label and to add it again.`,
    );
  }
  const about = await subjectOf(context, item);
  if (about === undefined) {
    return refuse(
      'not-an-item',
      'Its postmortem was not found: the issue must link a document in the directory of the postmortems on the default branch.',
    );
  }
  if (about.isConfidential) {
    return refuse(
      'confidential',
      'Its incident is confidential by the configuration, so nothing about it goes to Devin.',
    );
  }
  const facts = about.incident ?? { service: item.service, serviceId: undefined, priority: item.severity };
  if (!configFor(config, facts)['follow-up'].fix) return refuse('switched-off', SWITCHED_OFF);
  const repository = repositoryFor(context, item, about.incident);
  if (repository === undefined) {
    return refuse(
      'no-repository',
      `No repository is known for ${item.service === undefined ? 'it, because its issue names no service' : 'its service'}: add the service with its repository under \`services\` in \`${context.inputs.config}\`, then remove the label and add it again.`,
    );
  }
  const recent = await recentSessions(agent, DAY_SECONDS);
  if (isLimitReached({ recent, config, now: new Date() })) {
    return refuse(
      'daily-limit',
      `\`limits.sessions-per-day\` is reached. Reconcile tries again every hour, or remove the label and add it again tomorrow.`,
    );
  }
  const request = await requestFor(context, labelled, { code, path: about.path, incident: about.incident, repository });
  if (context.inputs.dryRun) {
    wouldSend('Devin', { path: '/sessions', body: sessionBody(request) });
    return { outcome: 'dry-run', prompt: request.prompt };
  }
  const made = await agent.startSession(request, fixTag(code));
  return lookAgain(agent, made, code);
}

/** The label was added again after a session had ended without a pull request. */
function mayReplace(session: Session, labelledAt: number | undefined): boolean {
  const cameToNothing = !isLive(session) && session.pulls.length === 0;
  return cameToNothing && labelledAt !== undefined && labelledAt > session.startedAt;
}

/**
 * Ends all live sessions of an item except the one that stays, whichever run started them. Returns the one that counts: the live
 * one, else the newest that we did not terminate.
 */
export async function settleFixes(agent: Agent, sessions: readonly Session[]): Promise<Session | undefined> {
  const stays = whoStays(sessions, '', new Date());
  for (const session of sessions.filter((each) => isLive(each) && each.id !== stays?.id).sort(byAge)) {
    if (stays !== undefined || session.tags.includes(TERMINATED_TAG)) await agent.stopSession(session.id);
  }
  return stays ?? standing(sessions).at(-1);
}

/** Two runs that look before either has started a session start one each: the older one stays. */
async function lookAgain(agent: Agent, made: Session, code: string): Promise<FixResult> {
  try {
    const listed = await agent.findSessions(fixTag(code));
    // A list may not contain a session that was just created.
    const found = listed.some(({ id }) => id === made.id) ? listed : [...listed, made];
    const stays = await settleFixes(agent, found);
    if (stays !== undefined && stays.id !== made.id && isLive(stays)) {
      return { outcome: 'skipped', reason: 'already-started', session: stays };
    }
  } catch (error) {
    warning(`Could not check for a concurrent session. Reconcile will resolve it: ${messageOf(error)}`);
  }
  return { outcome: 'created', session: made };
}

interface Subject {
  path: PostmortemPath;
  /** PagerDuty's facts; undefined without a token, or if PagerDuty does not have it. */
  incident: Incident | undefined;
  isConfidential: boolean;
}

/**
 * Returns what the item is about; undefined if its postmortem is not on the default branch. It is confidential if PagerDuty or the document
 * says so. Throws an Error if PagerDuty could not be queried, or a confidential service does not exist, because then nobody knows.
 */
async function subjectOf(context: RunContext, item: TrackedItem): Promise<Subject | undefined> {
  const { config, pagerduty } = context;
  const path = postmortemPath(item.postmortem ?? '', config.directory);
  const file = path && (await (await context.files()).below(config.directory)).find((each) => each.path === path);
  if (path === undefined || file === undefined) return undefined;
  await requireKnownConfidential(context);
  const id = incidentIdOfPath(path);
  const [incident, stated] = await Promise.all([
    id === undefined || pagerduty === undefined ? undefined : known(pagerduty.getIncident(id)),
    context.textOf(file).then(async (markdown) => {
      const [{ readPostmortem }, { serviceOf, titleOf }] = await Promise.all([
        import('../../src/postmortem/read-postmortem.ts'),
        import('../../src/postmortem/index-entry.ts'),
      ]);
      const { document } = await readPostmortem(markdown, { path, headings: config.headings });
      return { title: titleOf(document, path), service: serviceOf(document), serviceId: undefined };
    }),
  ]);
  const settings = incident === undefined ? config : configFor(config, incident);
  const isHidden =
    incident === undefined
      ? mayBeConfidential(stated, settings)
      : isConfidential(incident, settings) || isConfidential(stated, settings);
  return { path, incident, isConfidential: isHidden };
}

async function known(asked: Promise<Incident>): Promise<Incident | undefined> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof ApiError && error.status === 404) return undefined;
    throw error;
  }
}

/** The item of a service's own repository is done there. */
function repositoryFor(
  { config, repository: docs }: RunContext,
  { repository, service }: TrackedItem,
  incident: Incident | undefined,
): string | undefined {
  if (repository !== docs) return repository;
  return repositoryOfService(config, incident?.service ?? service, incident?.serviceId);
}

async function requestFor(
  context: RunContext,
  { item, text }: LabelledItem,
  about: { code: string; path: PostmortemPath; incident: Incident | undefined; repository: string },
): Promise<SessionRequest> {
  const { code, path, incident, repository } = about;
  const { clean } = await import('../../src/incident/redact.ts');
  const { config, repository: docs } = context;
  const settings = incident === undefined ? config : configFor(config, incident);
  const { texts, removed } = await clean([item.title, text, item.doneWhen ?? ''], settings.redact);
  const [title, whole, doneWhen] = texts;
  const prompt = buildFixPrompt({
    repository,
    branch: fixBranch(code),
    issue: { repository: item.repository, number: item.number, url: item.url },
    postmortem: { repository: docs, path, url: fileUrl(branchUrl(context), path) },
    title,
    text: whole,
    doneWhen: doneWhen || undefined,
  });
  noteRemoved(prompt, removed);
  const { mode, knowledge, tags: own, 'max-acu': maxCost } = settings.devin;
  return {
    prompt,
    title: `Action item: ${truncateCharacters(title, 150)}`,
    // Not by hand: unlike a manual run, it counts against the daily limit.
    tags: [POSTMORTEM_TAG, FIX_TAG, fixTag(code), ...own.filter((tag) => tag !== BY_HAND_TAG)],
    repositories: [...new Set([repository, docs])],
    maxCost,
    // It is about postmortems.
    playbook: undefined,
    knowledge,
    mode,
  };
}

/** One comment, which changes if the outcome does. A session that exists is not worth a failed run. */
async function tell({ item, issues }: LabelledItem, result: FixResult, dryRun: boolean): Promise<void> {
  if (dryRun || result.outcome === 'dry-run') return;
  const body =
    'session' in result
      ? `Devin works on this item: [session](${result.session.url}). It opens a pull request, which a person reviews. When that is merged, this issue is closed.`
      : `Not handed to Devin. ${result.why} (reason: \`${result.reason}\`)`;
  try {
    await upsertComment(issues, item.number, { marker: MARKER, body });
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    warning(`The comment on ${escapeMarkdown(item.url)} could not be written: ${error.message}`);
  }
}
