/**
 * Stands in for Devin itself: reads the prompt as a colleague would, writes the postmortem that can be written from its facts
 * alone, pushes it to the branch and opens the pull request through GitHub's API.
 *
 * It has no telemetry and makes nothing up: where Devin would have evidence, its document says that there was none.
 */

export interface Brief {
  repository: string;
  branch: string;
  path: string;
  number: number | null;
  /** The body that the prompt gives for the pull request. */
  body: string;
  incident: {
    id: string;
    title: string;
    service: string | null;
    priority: string | null;
    urgency: string | null;
    created: string | null;
    resolved: string | null;
    duration: string | null;
    url: string | null;
    teams: string[];
  };
}

/** Finds in the prompt what Devin has to know. Throws where the prompt does not say it. */
export function readBrief(prompt: string): Brief {
  const find = (what: string, pattern: RegExp): string => {
    const found = pattern.exec(prompt)?.[1];
    if (found === undefined) throw new Error(`The prompt does not say ${what}`);
    return found;
  };
  const code = find('where the incident data begins', /^=== BEGIN INCIDENT DATA ([0-9a-f]{16}) ===$/m);
  const data = find(
    'where the incident data ends',
    new RegExp(`^=== BEGIN INCIDENT DATA ${code} ===\\n([\\s\\S]*?)\\n=== END INCIDENT DATA ${code} ===$`, 'm'),
  );
  return {
    repository: find('the repository', /against the default branch of `([^`]+)`/),
    branch: find('the branch', /from the branch `([^`]+)`/),
    path: find('the file', /touching only `([^`]+)`/),
    number: JSON.parse(data).number,
    body: find('the body of the pull request', /^- Body:\n\n````markdown\n([\s\S]*?)\n````$/m),
    incident: JSON.parse(data),
  };
}

export interface Author {
  /** GitHub's API. */
  apiUrl: string;
  /** The token of `devin-ai-integration[bot]`. */
  token: string;
}

/** Does what the prompt orders, once or again; returns the URL of the pull request. */
export async function writePostmortem(prompt: string, author: Author): Promise<string> {
  const brief = readBrief(prompt);
  const github = client(author);
  const repository = `/repos/${brief.repository}`;
  const { default_branch: base } = await github<{ default_branch: string }>('GET', repository);

  const branch = await github<{ object: { sha: string } }>('GET', `${repository}/git/ref/heads/${brief.branch}`, {
    absent: true,
  });
  if (branch === undefined) {
    const head = await github<{ object: { sha: string } }>('GET', `${repository}/git/ref/heads/${base}`);
    await github('POST', `${repository}/git/refs`, {
      body: { ref: `refs/heads/${brief.branch}`, sha: head.object.sha },
    });
  }
  const file = await github<{ sha: string }>('GET', `${repository}/contents/${brief.path}?ref=${brief.branch}`, {
    absent: true,
  });
  await github('PUT', `${repository}/contents/${brief.path}`, {
    body: {
      branch: brief.branch,
      message: `Postmortem of incident ${brief.incident.id}`,
      content: Buffer.from(postmortem(brief)).toString('base64'),
      ...(file === undefined ? {} : { sha: file.sha }),
    },
  });

  const [owner] = brief.repository.split('/');
  const [open] = await github<{ html_url: string }[]>(
    'GET',
    `${repository}/pulls?state=open&head=${encodeURIComponent(`${owner}:${brief.branch}`)}`,
  );
  if (open !== undefined) return open.html_url;
  const opened = await github<{ html_url: string }>('POST', `${repository}/pulls`, {
    body: {
      title: `Postmortem: ${oneLine(brief.incident.title)}${brief.number === null ? '' : ` (#${brief.number})`}`,
      head: brief.branch,
      base,
      body: brief.body
        .replace('<one sentence> (confidence: <high | medium | low>)', 'not established (confidence: low)')
        .replace('<one sentence with the number that matters most>', 'not measured')
        .replace('<sources that could not be read, or "nothing">', 'telemetry, deploys and code'),
    },
  });
  return opened.html_url;
}

type Client = <Answer>(method: string, path: string, request?: { body?: unknown; absent?: true }) => Promise<Answer>;

function client({ apiUrl, token }: Author): Client {
  return async <Answer>(method: string, path: string, { body, absent }: { body?: unknown; absent?: true } = {}) => {
    const answer = await fetch(`${apiUrl}${path}`, {
      method,
      headers: {
        accept: 'application/vnd.github+json',
        authorization: `Bearer ${token}`,
        'user-agent': 'devin-stand-in',
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      body: body === undefined ? null : JSON.stringify(body),
    });
    if (absent && answer.status === 404) return undefined as Answer;
    if (!answer.ok) throw new Error(`GitHub answered ${answer.status} to ${method} ${path}: ${await answer.text()}`);
    return (await answer.json()) as Answer;
  };
}

function postmortem({ incident }: Brief): string {
  const service = oneLine(incident.service ?? 'unknown service');
  const title = oneLine(incident.title);
  const severity = incident.priority === null ? undefined : oneLine(incident.priority);
  const started = incident.created ?? incident.resolved;
  const resolved = incident.resolved ?? incident.created;
  const source = incident.url === null ? 'PagerDuty' : `[PagerDuty](${incident.url})`;
  const lines = [
    '---',
    `incident: ${incident.id}`,
    `service: ${JSON.stringify(service)}`,
    ...(severity === undefined ? [] : [`severity: ${JSON.stringify(severity)}`]),
    ...(started === null ? [] : [`started: ${started}`]),
    ...(resolved === null ? [] : [`resolved: ${resolved}`]),
    '---',
    '',
    `# Postmortem: ${inMarkdown(title)} — ${inMarkdown(service)}`,
    '',
    `**Date:** ${started?.slice(0, 10) ?? 'unknown'} | **Duration:** ${incident.duration ?? 'unknown'} | **Severity:** ${severity === undefined ? 'not set' : inMarkdown(severity)}`,
    '',
    '## Summary',
    '',
    `PagerDuty paged for ${inMarkdown(service)} with ${incident.urgency ?? 'unknown'} urgency; ${incident.duration ?? 'an unknown time'} later the incident was resolved. No telemetry could be read, so neither the beginning of the impact nor its cause is established here.`,
    '',
    '## Impact',
    '',
    `At most ${incident.duration ?? 'an unknown time'} by PagerDuty's paging times. How many requests or users were affected could not be measured.`,
    '',
    '## Timeline',
    '',
    ...(started === null ? [] : [`- ${clock(started)} UTC — PagerDuty incident triggered (${source})`]),
    ...(resolved === null ? [] : [`- ${clock(resolved, started)} UTC — PagerDuty incident resolved (${source})`]),
    '',
    'When the impact began, and when it was detected, acknowledged and mitigated, is unknown: the facts at hand hold only when PagerDuty paged and when the incident was closed.',
    '',
    '## Root Cause',
    '',
    'Unknown, with low confidence in anything more: no observability tools, deploys or code could be read. Nothing was ruled out.',
    '',
    '## Detection',
    '',
    'PagerDuty paged. What it was told by, and how long after the impact began, is not known.',
    '',
    '## Lessons Learned',
    '',
    '- What slowed us: this investigation had no access to telemetry.',
    '',
    '## Action Items',
    '',
    `- [ ] Detect: record request and error rates of ${inMarkdown(service)} where investigations can read them — done when a query shows the hours of this incident`,
    '- [ ] Mitigate: write down how this incident was ended in the runbook — done when the runbook names the steps',
    '',
    '## Open Questions',
    '',
    '- On-call engineer: which step ended the impact?',
    '',
  ];
  return lines.join('\n');
}

/** "14:32", with the date in front where it is another day than the first one. */
function clock(iso: string, first: string | null = null): string {
  const time = iso.slice(11, 16);
  return first !== null && first.slice(0, 10) !== iso.slice(0, 10) ? `${iso.slice(0, 10)} ${time}` : time;
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim().slice(0, 150);
}

/** As literal text: the incident's words are data for the author too. */
function inMarkdown(text: string): string {
  return text.replace(/[\\`*_{}[\]<>()#!|~]/g, '\\$&').replace(/@/g, '@\u200B');
}
