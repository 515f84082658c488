import { Lexer, TokenType } from '@actions/expressions/lexer';
import { isMap, isScalar, type Pair, parseDocument, type YAMLMap } from 'yaml';
import type { Scalar } from '../outside/runner/template.ts';
import { readWorkflow, type Step, type Workflow } from '../outside/runner/workflow.ts';

/** A workflow to check. An example is one that users copy: it may name their own copy of this action by its tag. */
export interface Source {
  path: string;
  text: string;
  example: boolean;
}

interface Checked extends Source {
  /** As GitHub understands it. */
  parsed: Workflow;
  /** As it is written, with its comments. */
  written: YAMLMap;
}

/** What is wrong by one rule, one sentence each, with its place; empty where nothing is. */
type Rule = (workflow: Checked) => string[];

/** The contexts whose values are written in the workflow itself or given by the runner; any other may carry what a stranger wrote. */
const HARMLESS = ['matrix', 'runner'];

export const rules = {
  'hands a shell or a script no data from outside': ({ parsed, written }) =>
    stepsOf(parsed).flatMap(({ job, place, step: { does } }) => {
      const texts = 'run' in does ? [does.run, does.shell] : [does.with.get('script')];
      const strategy = written.getIn(['jobs', job, 'strategy']);
      // A matrix that is computed carries what it is computed from.
      const harmless = String(strategy).includes('${{') ? ['runner'] : HARMLESS;
      return texts
        .flatMap(contextsOf)
        .filter((context) => !harmless.includes(context))
        .map((context) => `${place} pastes "${context}" into a script: hand it over as a variable under "env:".`);
    }),

  'pins actions by commit, with the version beside it': ({ written, example }) =>
    pairsOf(written, 'uses').flatMap(({ value }) => {
      const uses = isScalar(value) ? String(value.value) : '';
      if (uses.startsWith('./') || (example && /^OWNER\/pagerduty-postmortem@v\d+$/.test(uses))) return [];
      const comment = isScalar(value) ? (value.comment ?? '') : '';
      const pinned = /^[\w.-]+\/[\w./-]+@[0-9a-f]{40}$/.test(uses) && /^ v\d+\.\d+\.\d+$/.test(comment);
      return pinned ? [] : [`"${uses}" is not written as owner/name@COMMIT # v1.2.3.`];
    }),

  'grants nothing at the top, and single permissions to a job': ({ written }) => [
    ...(isEmptyMap(written.get('permissions')) ? [] : ['"permissions: {}" is missing at the top.']),
    ...pairsOf(written, 'permissions')
      .filter(({ value }) => !isMap(value))
      .map(({ value }) => `"permissions: ${value}" grants more than anybody listed.`),
  ],

  'says beside each permission to write what it is for': ({ written }) =>
    pairsOf(written, 'permissions').flatMap(({ value }) =>
      (isMap(value) ? value.items : [])
        .filter((grant) => isScalar(grant.value) && grant.value.value === 'write' && !grant.value.comment)
        .map((grant) => `"${grant.key}: write" has no comment on its line.`),
    ),

  'leaves no credentials behind after a checkout': ({ parsed }) =>
    checkoutsOf(parsed)
      .filter(({ inputs }) => asWritten(inputs.get('persist-credentials') ?? null) !== 'false')
      .map(({ place }) => `${place} checks out without "persist-credentials: false".`),

  'gives no secret to what a pull request can change': ({ parsed, text }) =>
    'pull_request' in parsed.on && /\$\{\{[^}]*\bsecrets\b(?!\.GITHUB_TOKEN\b)|^\s*secrets:/im.test(text)
      ? ['It runs on "pull_request", where the pull request may change it, and reads a secret.']
      : [],

  'runs nothing of a pull request where it has the rights of the repository': ({ parsed }) => {
    if (!('pull_request_target' in parsed.on || 'workflow_run' in parsed.on)) return [];
    const checkouts = checkoutsOf(parsed)
      .filter(({ inputs }) => [inputs.get('ref'), inputs.get('repository')].some((value) => !isOwn(value)))
      .map(({ place }) => `${place} checks out what the pull request brought.`);
    const scripts = stepsOf(parsed)
      .filter(({ step: { does } }) => 'run' in does && /gh pr checkout|\bpull\//.test(asWritten(does.run)))
      .map(({ place }) => `${place} fetches the pull request.`);
    return [...checkouts, ...scripts];
  },
} satisfies Record<string, Rule>;

export type RuleName = keyof typeof rules;

/** What is wrong with a workflow, by rule; empty where nothing is. Throws an Error for one that GitHub would not run. */
export async function breachesOf(source: Source): Promise<Partial<Record<RuleName, string[]>>> {
  const parsed = await readWorkflow(source.path, source.text);
  const root = parseDocument(source.text).contents as YAMLMap;
  const found = Object.entries(rules).map(
    ([name, rule]) => [name, rule({ ...source, parsed, written: root })] as const,
  );
  return Object.fromEntries(found.filter(([, breaches]) => breaches.length > 0));
}

function stepsOf({ jobs }: Workflow): { job: string; place: string; step: Step }[] {
  return jobs.flatMap(({ id, steps }) =>
    steps.map((step, index) => ({ job: id, place: `Step ${index + 1} of the job "${id}"`, step })),
  );
}

function checkoutsOf(workflow: Workflow): { place: string; inputs: Map<string, Scalar> }[] {
  return stepsOf(workflow).flatMap(({ place, step: { does } }) =>
    'uses' in does && /^actions\/checkout@/i.test(does.uses) ? [{ place, inputs: does.with }] : [],
  );
}

/** Whether a checkout with this ref or repository stays on the branch that the workflow itself comes from. */
function isOwn(value: Scalar | undefined): boolean {
  return value === undefined || asWritten(value) === 'github.event.repository.default_branch';
}

/** The text, or the expression without its braces. */
function asWritten(value: Scalar): string {
  return typeof value === 'object' && value !== null ? value.expression : String(value);
}

/** The contexts that an expression reads, such as `github`. */
function contextsOf(value: Scalar | undefined): string[] {
  if (typeof value !== 'object' || value === null) return [];
  const { tokens } = new Lexer(value.expression).lex();
  return tokens
    .filter(({ type }, index) => {
      const isProperty = tokens[index - 1]?.type === TokenType.DOT;
      const isFunction = tokens[index + 1]?.type === TokenType.LEFT_PAREN;
      return type === TokenType.IDENTIFIER && !isProperty && !isFunction;
    })
    .map(({ lexeme }) => lexeme.toLowerCase());
}

/** Every pair with this key, however deep. */
function pairsOf(node: unknown, key: string): Pair[] {
  const items = (node as YAMLMap | null)?.items ?? [];
  return items.flatMap((item) => {
    const pair = 'key' in item ? item : undefined;
    const own = pair !== undefined && String(pair.key) === key ? [pair] : [];
    return [...own, ...pairsOf(pair ? pair.value : item, key)];
  });
}

function isEmptyMap(node: unknown): boolean {
  return isMap(node) && node.items.length === 0;
}
