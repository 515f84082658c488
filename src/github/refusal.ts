/**
 * Finds out why GitHub refuses a call from its message: a 403 alone can mean a dozen things, and each needs another fix.
 */

/** GitHub's wording for a rate limit. Older GitHub Enterprise Servers call a secondary one "abuse detection mechanism". */
export const RATE_LIMIT_WORDS = /rate limit|abuse detection/i;

const LOCKED = /\b(?:issue|conversation|pull request)\b.{0,20}\blocked\b|\block(?:ed)? (?:issue|conversation)/i;
const COMMIT_GONE = /No commit found for SHA/i;

/** The wording of each cause in GitHub's answers, and its fix. Sources: GitHub docs, as named; public error reports. */
const CAUSES: readonly { words: RegExp; fix: string }[] = [
  {
    // "Authenticating to a GitHub organization with SAML single sign-on"
    words: /\bSAML\b|single sign-on/i,
    fix: 'Authorize the token for the organization: github.com → Settings → Developer settings → the token → Configure SSO. A GitHub App needs no such step',
  },
  {
    // "Managing allowed IP addresses for your organization"
    words: /IP allow list|IP address .{0,40}not (?:permitted|allowed)/i,
    fix: "Add the address that sends this request to the organization's IP allow list (Settings → Authentication security), or send it from one that is listed",
  },
  {
    // "Archiving repositories"
    words: /\barchived\b/i,
    fix: 'Unarchive the repository (Settings → General → Danger zone), or use another one',
  },
  {
    // "Setting a personal access token policy for your organization": maximum lifetime
    words: /token's lifetime|lifetime .{0,40}greater than/i,
    fix: "Give the token a lifetime that the organization's policy allows, or use a GitHub App",
  },
  {
    // The same page: fine-grained or classic tokens restricted
    words: /forbids access via a (?:fine-grained )?personal access token/i,
    fix: "Use a kind of token that the organization's policy allows, or a GitHub App",
  },
  {
    // The same page: approval
    words: /(?:pending|requires?|await\w*|needs?) .{0,40}approv|not (?:been |yet |yet been )?approved/i,
    fix: 'Ask an owner of the organization to approve the token: Organization → Settings → Personal access tokens → Pending requests',
  },
  {
    // "Suspending a GitHub App installation"
    words: /\bsuspended\b/i,
    fix: 'Lift the suspension: of a GitHub App in the settings of its installation, of an account through GitHub Support',
  },
  {
    // "Workflow execution protections": events and actors
    words: /not allowed to trigger/i,
    fix: 'Allow this event, or the account that sends it, in Settings → Actions → Policies of the repository, its organization or its enterprise',
  },
  {
    // "Managing GitHub Actions settings for a repository"
    words: /\bActions\b.{0,60}\b(?:disabled|not enabled|turned off)\b|\bdisabled\b.{0,40}\bActions\b/i,
    fix: 'Enable GitHub Actions: Settings → Actions → General of the repository, or of its organization',
  },
  {
    // "Locking conversations"
    words: LOCKED,
    fix: 'Unlock the conversation if you want a comment there',
  },
  {
    // "Create a check run", "Create a commit status": the head is gone
    words: COMMIT_GONE,
    fix: 'The branch was force-pushed meanwhile: the run for its new commit checks it',
  },
];

/** "Troubleshooting the REST API": "Resource not accessible", and "Must have admin rights to Repository". */
const PERMISSION_WORDS = /not accessible by|\bpermissions?\b|write access|must have .{0,40}\b(?:rights|access)\b/i;

const UNKNOWN_403 =
  "GitHub's own words name the cause: check the token, and the policies of the repository, its organization and its enterprise";

/**
 * Returns the fix for the cause that GitHub's message names, or else `otherwise`, which depends only on the HTTP status. A 403
 * counts as a missing permission only if the message says so.
 */
export function refusalFix(status: number, message: string, otherwise?: string): string | undefined {
  const cause = CAUSES.find(({ words }) => words.test(message));
  if (cause !== undefined) return cause.fix;
  return status === 403 && message !== '' && !PERMISSION_WORDS.test(message) ? UNKNOWN_403 : otherwise;
}

/** Returns whether GitHub says that a conversation is locked. */
export function isLocked(status: number | undefined, message: string): boolean {
  return status === 403 && LOCKED.test(message);
}

/** Returns whether GitHub says that it no longer has the commit: its branch was force-pushed, or deleted. */
export function isCommitGone(status: number | undefined, message: string): boolean {
  return status === 422 && COMMIT_GONE.test(message);
}
