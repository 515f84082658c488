import { mapping, type Template } from './template.ts';

/** What a GITHUB_TOKEN may do, by scope (`pull-requests`). A missing scope has no access. */
export type Permissions = Record<string, 'read' | 'write'>;

const SCOPES = [
  'actions',
  'attestations',
  'checks',
  'contents',
  'deployments',
  'discussions',
  'issues',
  'packages',
  'pages',
  'pull-requests',
  'security-events',
  'statuses',
];

/** What a token may do without `permissions:`: GitHub's setting for new repositories. */
const UNWRITTEN: Permissions = { contents: 'read', packages: 'read' };

/** The permissions of a job: its own `permissions:` replace the workflow's as a whole. */
export function effectivePermissions(
  workflow: Template | undefined,
  job: Template | undefined,
  fromFork: boolean,
): Permissions {
  const granted = read(job ?? workflow);
  // For a pull request from a fork, whose author may have written the workflow.
  return fromFork ? Object.fromEntries(Object.keys(granted).map((scope) => [scope, 'read'])) : granted;
}

function read(template: Template | undefined): Permissions {
  if (template === undefined) return UNWRITTEN;
  if (template === 'read-all' || template === 'write-all') {
    const level = template === 'read-all' ? 'read' : 'write';
    return Object.fromEntries(SCOPES.map((scope) => [scope, level]));
  }
  const permissions: Permissions = {};
  for (const [scope, level] of mapping(template)) {
    if (level === 'read' || level === 'write') permissions[scope] = level;
  }
  return permissions;
}
