#!/usr/bin/env node
import { Command, CommanderError } from 'commander';
/**
 * The command line: its commands with their options and `--help`. The code of a command is in the file with its name, and is loaded
 * only if the command runs.
 */
import { messageOf } from '../text/message-of.ts';
import { VERSION } from '../version.ts';
import { TOKEN_PERMISSIONS } from './doctor/token-permissions.ts';
import { PAGERDUTY_KEYS, VARIABLES, type Variable } from './environment.ts';
import { EXIT, type Exit, UsageError } from './exit.ts';
import { paint, plainLine, print, printNote } from './terminal.ts';

const NAME = 'pagerduty-postmortem';

const program = new Command(NAME)
  .description('Incident postmortems that write themselves: set up, check, and preview.')
  .version(VERSION)
  .showHelpAfterError('(see --help)')
  .exitOverride()
  .addHelpText(
    'after',
    teach({
      examples: {
        [`${NAME} init`]:
          'write the workflows into the docs repository in the current folder, and list the remaining steps',
        [`${NAME} doctor --repo acme/incident-docs`]: 'check everything before the first incident',
        [`${NAME} check docs/postmortems`]: 'run the rules of the review before you push',
        [`${NAME} backtest`]: 'see which of the last 30 days of incidents would have got a postmortem',
        [`${NAME} COMMAND --help`]: 'help for one command',
      },
      exits: {
        [EXIT.fine]: 'success',
        [EXIT.failed]: 'there is a problem, there are findings, or the command failed',
        [EXIT.usage]: 'an option or an environment variable is missing or invalid',
      },
    }),
  );

command('init', 'Write the files for a docs repository, and set it up on GitHub.')
  .option('--dir <path>', 'the clone of the docs repository', '.')
  .option(
    '--action <owner/name>',
    'your copy of the action (default: OWNER/pagerduty-postmortem, of the owner of "origin")',
  )
  .option('--with <steps>', 'additional steps, separated by commas: review, reconcile, follow-up, fix')
  .option('--ghes', 'leave out lines that older GitHub Enterprise Servers do not support: "queue" and "deployment"')
  .option(
    '--review-on <event>',
    'the event of the review: pull_request_target, or pull_request for public repositories and if a policy forbids the other (default: chosen by the settings on GitHub, with gh or GITHUB_TOKEN)',
  )
  .option('--dry-run', 'show what would be written and run, and do nothing')
  .option('--yes', 'overwrite workflows that differ, run the commands, and ask only for the keys')
  .addHelpText(
    'after',
    teach({
      text: `It writes the workflows, the configuration with its JSON schema, and a template. Then it lists what is left to do on GitHub: the
environment with its secrets, the pull request, the ruleset. With gh it prints the commands, and runs them with --yes. Without gh
it prints the pages to open. It takes DEVIN_API_KEY and PAGERDUTY_TOKEN from the environment, or asks for them once without showing
them, and checks them before it stores them. Run it again to see what is still to do.

Without --with there are the draft by hand (and by webhook, once there is a relay) and the review. "--with review" alone writes the
review only, and a configuration with which the postmortems that exist pass. Reconcile drafts every hour what was resolved, without
a server. Follow-up keeps the index and the action items after a merge. Fix hands an action item to Devin when a person labels it.`,
      examples: {
        [`${NAME} init --dry-run`]: 'look first',
        [`${NAME} init --yes`]: 'write the files and do the rest with gh',
        [`${NAME} init --with review --yes`]: 'only the review: it needs no secrets',
        [`${NAME} init --with reconcile,follow-up`]: 'everything that needs no server',
        [`${NAME} init --dir ../incident-docs --action acme/pagerduty-postmortem --ghes`]:
          'on a GitHub Enterprise Server',
      },
      exits: {
        [EXIT.fine]: 'the files are up to date, and every command succeeded',
        [EXIT.failed]: 'a workflow differs and was not confirmed, a file cannot be written, or a command failed',
        [EXIT.usage]: 'invalid options, no clone of a repository on GitHub, or an existing file that cannot be used',
      },
      variables: ['DEVIN_API_KEY', 'PAGERDUTY_TOKEN', 'GITHUB_TOKEN', 'GITHUB_API_URL'],
    }),
  )
  .action(async (options) => end(await (await import('./init.ts')).init(options)));

command('doctor', 'Check everything that can be wrong before the first incident.')
  .option('--repo <owner/name>', 'the docs repository (default: GITHUB_REPOSITORY, or that of "origin")')
  .option(
    '--url <url>',
    'where PagerDuty sends its webhooks: https://HOST/pagerduty; without it the relay is not checked',
  )
  .option('--json', 'print the checks as JSON')
  .addHelpText(
    'after',
    teach({
      text: `Changes nothing and starts nothing. What cannot be checked says what it needs. Run it in a clone of the docs repository: it
takes the repository from "origin", the token from gh, and a configuration that is not on GitHub yet from the clone.`,
      examples: {
        [`${NAME} doctor`]: 'without a relay, in a clone of the docs repository',
        [`${NAME} doctor --repo acme/incident-docs --url https://relay.example.com/pagerduty`]: 'with a relay',
        [`${NAME} doctor --json | jq '.checks[] | select(.state == "wrong")'`]: 'in a script',
      },
      variables: [
        'DEVIN_API_KEY',
        'DEVIN_ORG_ID',
        'DEVIN_API_URL',
        'PAGERDUTY_TOKEN',
        'PAGERDUTY_API_URL',
        'PAGERDUTY_WEBHOOK_SECRET',
        'WEBHOOK_SECRET',
        {
          name: 'GITHUB_TOKEN',
          meaning: `fine-grained token for the docs repository with ${TOKEN_PERMISSIONS}; default: the one of gh`,
        },
        'GITHUB_API_URL',
        'GITHUB_REPOSITORY',
        'FORWARD_EVENTS',
        'ANNOUNCE_WEBHOOK',
      ],
      exits: {
        [EXIT.fine]: 'no check failed; some may have been skipped',
        [EXIT.failed]: 'a check failed',
        [EXIT.usage]: 'invalid options or environment variables',
      },
    }),
  )
  .action(async (options) => end(await (await import('./doctor.ts')).doctor(options)));

command('subscribe', 'Make PagerDuty send its webhooks to the relay, and show the signing secret once.')
  .requiredOption('--url <url>', 'the relay: https://HOST/pagerduty')
  .option('--events <types>', 'event types, separated by commas', 'incident.resolved')
  .option('--service <id>', 'only incidents of this service')
  .option('--team <id>', 'only incidents of this team')
  .option(
    '--header-from-env <name>',
    'also send the header X-Webhook-Secret, with the value of this environment variable',
  )
  .option('--yes', 'replace a subscription with other headers, without asking')
  .option('--json', 'print the subscription as JSON')
  .addHelpText(
    'after',
    teach({
      text: `If the same subscription is there already, nothing is changed. If its events differ, or it is switched off, it is changed in
place and keeps its signing secret. PagerDuty cannot change its headers: then a new one is made, you get its secret, and only then
the old one is deleted.`,
      examples: {
        [`${NAME} subscribe --url https://relay.example.com/pagerduty`]: 'for the whole account',
        [`${NAME} subscribe --url https://relay.example.com/pagerduty --service PABC123 --events incident.acknowledged,incident.resolved`]:
          'for one service, for "start-on: acknowledged"',
        [`${NAME} subscribe --url https://relay.example.com/pagerduty --header-from-env WEBHOOK_SECRET`]:
          'with the shared secret in a header too',
      },
      variables: [{ name: 'PAGERDUTY_TOKEN', meaning: PAGERDUTY_KEYS.writing }, 'PAGERDUTY_API_URL', 'WEBHOOK_SECRET'],
      exits: {
        [EXIT.fine]: 'the subscription exists as requested',
        [EXIT.failed]: 'it does not exist, or differs from the request',
        [EXIT.usage]: 'invalid options or environment variables, or no PAGERDUTY_TOKEN',
      },
    }),
  )
  .action(async (options) => end(await (await import('./subscribe.ts')).subscribe(options)));

command('check', 'Run the rules of the review on postmortems on disk.')
  .argument('[file...]', 'postmortems, folders of them, or patterns such as "docs/postmortems/2026-*.md"')
  .option('--format <name>', 'text, json, or sarif for code scanning', 'text')
  .option('--json', 'the same as --format json')
  .option('--config <file>', 'the configuration (default: .github/postmortem.yml of the repository)')
  .option('--config-only', 'check the configuration and its template, and no document')
  .addHelpText(
    'after',
    teach({
      text: `Runs the rules of docs/rules.md, with your configuration. Documents count as written by people: "review.style" sets house style,
a warning by default. It makes no calls unless there is a token: then it compares the facts with PagerDuty's,
and looks up cited commits and pull requests on GitHub. READMEs, indexes and templates are skipped.`,
      examples: {
        [`${NAME} check docs/postmortems`]: 'all of them',
        [`${NAME} check 'docs/postmortems/2026-11-*.md'`]: 'some, in any shell',
        [`${NAME} check --config-only`]: 'only the configuration',
        [`${NAME} check docs/postmortems --format sarif > postmortems.sarif`]: 'for github/codeql-action/upload-sarif',
        [`${NAME} check docs/postmortems --json | jq '.files[].findings[].rule'`]: 'in a script',
      },
      variables: ['PAGERDUTY_TOKEN', 'PAGERDUTY_API_URL', 'GITHUB_TOKEN', 'GITHUB_API_URL', 'GITHUB_REPOSITORY'],
      exits: {
        [EXIT.fine]: 'no errors; there may be warnings',
        [EXIT.failed]: 'errors were found',
        [EXIT.usage]:
          'nothing was checked: invalid options or environment variables, no postmortem, a file that cannot be read, or an invalid configuration',
      },
    }),
  )
  .action(async (files, options) => end(await (await import('./check.ts')).check(files, options)));

command('backtest', 'Show which incidents of the last days would have got a postmortem, and at what cost.')
  .option('--days <number>', 'how many days to look back', '30')
  .option('--config <file>', 'the configuration to try (default: .github/postmortem.yml)')
  .option('--json', 'print the incidents and the sums as JSON')
  .addHelpText(
    'after',
    teach({
      text: 'Queries only PagerDuty: it needs no Devin key, and starts nothing.',
      examples: {
        [`${NAME} backtest`]: 'the last 30 days, with the configuration of the current repository',
        [`${NAME} backtest --days 90 --config trial.yml`]: 'try another configuration',
        [`${NAME} backtest --json | jq .skipped`]: 'in a script',
      },
      variables: [{ name: 'PAGERDUTY_TOKEN', meaning: PAGERDUTY_KEYS.reading }, 'PAGERDUTY_API_URL'],
      exits: {
        [EXIT.fine]: 'done',
        [EXIT.failed]: 'PagerDuty could not be queried',
        [EXIT.usage]: 'invalid options or environment variables, an invalid configuration, or no PAGERDUTY_TOKEN',
      },
    }),
  )
  .action(async (options) => end(await (await import('./backtest.ts')).backtest(options)));

command('index', 'Print the page of all postmortems, for a docs site.')
  .argument('[directory]', 'where the postmortems are; in a docs repository, the configured directory', '.')
  .option('--json', 'print the entries as JSON, times in seconds')
  .option('--config <file>', 'the configuration (default: .github/postmortem.yml of the repository)')
  .addHelpText(
    'after',
    teach({
      text: `The content of the index issue, from the documents alone. Links are to the files next to the page: save it in the directory of
the postmortems, where "index.md" does not count as one.`,
      examples: {
        [`${NAME} index > docs/postmortems/index.md`]: 'in a docs repository',
        [`${NAME} index --json | jq 'map(select(.openActionItems > 0)) | map(.path)'`]: 'in a script',
      },
      exits: {
        [EXIT.fine]: 'done',
        [EXIT.failed]: 'the command failed',
        [EXIT.usage]: 'invalid options, a file that cannot be read, or an invalid configuration',
      },
    }),
  )
  .action(async (directory, options) => end(await (await import('./index.ts')).index(directory, options)));

command('report', 'Write one HTML page of all postmortems, for leadership or GitHub Pages.')
  .argument('[directory]', 'where the postmortems are; in a docs repository, the configured directory', '.')
  .option('--output <file>', 'the file to write (default: standard output)')
  .option('--config <file>', 'the configuration (default: .github/postmortem.yml of the repository)')
  .addHelpText(
    'after',
    teach({
      text: `Times as median and p90, causes by quarter, who detected incidents, services that get worse, missing data, and all
postmortems with a search. The page loads nothing from the network and can be printed. It contains titles and services: publish it
only where those may be read.`,
      examples: {
        [`${NAME} report --output postmortems.html`]: 'in a docs repository',
      },
      exits: {
        [EXIT.fine]: 'done',
        [EXIT.failed]: 'the command failed',
        [EXIT.usage]: 'invalid options, a file that cannot be read, or an invalid configuration',
      },
    }),
  )
  .action(async (directory, options) => end(await (await import('./report.ts')).report(directory, options)));

program
  .command('version', { hidden: true })
  .description('Print the version, as --version does.')
  .action(() => print(VERSION));

// Set last, so that the commands keep the short form.
program.showHelpAfterError(
  `(Commands: ${program.commands.map((each) => each.name()).join(', ')}. "${NAME} --help" says more)`,
);

function command(name: string, description: string): Command {
  return program.command(name).description(description);
}

/** The text below the options in `--help`. */
function teach(lesson: {
  text?: string;
  examples: Readonly<Record<string, string>>;
  /** Variables of `VARIABLES` with their meaning there, or with the meaning for this command. */
  variables?: readonly (Variable | { name: Variable; meaning: string })[];
  exits: Readonly<Record<number, string>>;
}): string {
  const { text, examples, variables = [], exits } = lesson;
  const section = (title: string, lines: string[]) => (lines.length === 0 ? [] : ['', `${title}:`, ...lines]);
  return [
    ...(text === undefined ? [] : ['', text]),
    ...section(
      'Examples',
      Object.entries(examples).flatMap(([line, meaning]) => [`  # ${meaning}`, `  ${line}`]),
    ),
    ...section(
      'Environment variables',
      variables.map((each) => {
        const { name, meaning } = typeof each === 'string' ? { name: each, meaning: VARIABLES[each] } : each;
        return `  ${name.padEnd(26)}${meaning}`;
      }),
    ),
    ...section(
      'Exit codes',
      Object.entries(exits).map(([code, meaning]) => `  ${code}  ${meaning}`),
    ),
  ].join('\n');
}

function end(exit: Exit): void {
  process.exitCode = exit;
}

/** Commander has printed its message by then. Its own exit code is 1, and 0 after `--help`. */
function exitAfter(error: unknown): Exit {
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.fine : EXIT.usage;
  printNote(`${paint('red', 'error:', process.stderr)} ${linesOf(error)}`);
  return error instanceof UsageError ? EXIT.usage : EXIT.failed;
}

/** There are several lines if there are several mistakes. */
function linesOf(error: unknown): string {
  return messageOf(error).split('\n').map(plainLine).join('\n');
}

// The reader of the output may stop early, as `head` does.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(EXIT.fine);
});
await run().catch((error: unknown) => end(exitAfter(error)));

async function run(): Promise<void> {
  const [asked, name] = process.argv.slice(2);
  // Commander answers "help" about an unknown command with the general help.
  if (asked === 'help' && name !== undefined && !program.commands.some((each) => each.name() === name)) {
    program.error(`error: unknown command '${plainLine(name)}'`);
  }
  await program.parseAsync();
}
