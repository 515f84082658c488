import { headOf, type PullFiles, type ReviewSubject, type Rule } from './rule.ts';

export const scope: Rule = {
  name: 'scope',
  promise: "Devin's pull request touches only postmortems, at the right path",
  severity: 'error',
  readsUnread: true,
  judgesForms: true,
  message:
    "Devin's pull request changes more than one postmortem, so merging it would change files that nobody asked for.",
  fix: 'Keep one file in the pull request, `<directory>/<YYYY-MM-DD>-<slug>-<incident id in lower case>.md`, and remove all other changes.',
  check: (subject) => {
    const { pull } = subject;
    if (!pull?.byDevin) return [];
    const range = headOf(subject.document);
    return pull.files.flatMap((file) => problemOf(file, subject)).map((message) => ({ range, message }));
  },
  docs: {
    checks: [
      "Devin's pull request adds or changes one postmortem and touches nothing else.",
      "The postmortem's path is `<directory>/<YYYY-MM-DD>-<slug>-<incident id in lower case>.md`. If PagerDuty's data is available, the ID is the incident's.",
      'A pull request by a person may touch any file.',
    ],
    why: 'Devin reads logs, tickets and alerts that others wrote. If a text in them made it change a workflow or a file of another team, this rule reports it. The path is how the incident finds its document again.',
    bad: `docs/postmortems/2026-02-10-orders-fail-q2zk81vnwtxe7b.md
.github/workflows/deploy.yml
`,
    good: `docs/postmortems/2026-02-10-orders-fail-q2zk81vnwtxe7b.md
`,
  },
};

function problemOf(file: PullFiles['files'][number], { path, config, incident }: ReviewSubject): string[] {
  if (file.path !== path) return [`The pull request also touches "${file.path}".`];
  const inside = path.startsWith(`${config.directory}/`) ? path.slice(config.directory.length + 1) : '';
  const [, date, id] = /^(\d{4}-\d{2}-\d{2})-[a-z0-9-]*[a-z0-9]-([a-z0-9]+)\.md$/.exec(inside) ?? [];
  const moved = file.status === 'renamed' && !file.previousPath?.startsWith(`${config.directory}/`);
  return [
    ...(id === undefined
      ? [`"${path}" is not the path of a postmortem: ${config.directory}/<YYYY-MM-DD>-<slug>-<incident id>.md.`]
      : []),
    ...(id !== undefined && incident !== undefined && id !== incident.id.toLowerCase()
      ? [`The path ends with "${id}", but the incident is ${incident.id}.`]
      : []),
    ...(date !== undefined && incident?.createdAt !== undefined && date !== incident.createdAt.slice(0, 10)
      ? [`The path begins with ${date}, but the incident was created on ${incident.createdAt.slice(0, 10)} (UTC).`]
      : []),
    ...(moved ? [`The pull request moves "${file.previousPath}" here.`] : []),
  ];
}
