/** What happened to issues ("List issue events"), as far as the emulator plays it: labels. */
export interface IssueEvents {
  note(issue: number, label: unknown, actor: unknown, at: Date): void;
  /** Oldest first. */
  list(issue: number): object[];
}

export function createIssueEvents(): IssueEvents {
  const noted: { issue: number; event: object }[] = [];
  return {
    note(issue, label, actor, at) {
      const id = noted.length + 1;
      const { name, color } = Object(label);
      noted.push({
        issue,
        event: {
          id,
          node_id: `LE_${id}`,
          url: `https://api.github.com/events/${id}`,
          actor: actor ?? null,
          event: 'labeled',
          commit_id: null,
          commit_url: null,
          // GitHub's times are in whole seconds.
          created_at: at.toISOString().replace(/\.\d+Z$/, 'Z'),
          label: { name, color: color ?? 'ededed' },
          performed_via_github_app: null,
        },
      });
    },
    list: (issue) => noted.filter((each) => each.issue === issue).map(({ event }) => event),
  };
}
